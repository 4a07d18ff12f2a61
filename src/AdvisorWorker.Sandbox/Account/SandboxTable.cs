using AdvisorWorker.Sandbox.Wire.DynamoDB.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>A DynamoDB table.</summary>
/// <param name="Table">The table.</param>
/// <param name="HasPointInTimeRecovery">Whether it can be set back to a moment.</param>
public sealed record SandboxTable(TableDescription Table, bool HasPointInTimeRecovery);
