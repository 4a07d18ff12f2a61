using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>A snapshot and who may make volumes of it.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="RestorableBy">Accounts, or <c>all</c>; nobody else unless given.</param>
public sealed record SandboxSnapshot(Snapshot Snapshot, params IReadOnlyList<string> RestorableBy);
