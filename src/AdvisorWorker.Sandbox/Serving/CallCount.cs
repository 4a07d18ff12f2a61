namespace AdvisorWorker.Sandbox;

/// <summary>How often an operation was called.</summary>
/// <param name="Calls">All calls, retries among them.</param>
/// <param name="Distinct">Calls that differ in account, Region or parameters.</param>
/// <param name="Faults">Calls that a fault met, a delay among them.</param>
public sealed record CallCount(int Calls, int Distinct, int Faults = 0);
