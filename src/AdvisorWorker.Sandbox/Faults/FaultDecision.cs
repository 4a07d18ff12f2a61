namespace AdvisorWorker.Sandbox.Faults;

/// <summary>What meets one call.</summary>
/// <param name="Latency">How long the answer waits.</param>
/// <param name="Rule">What goes wrong then; null when nothing does.</param>
internal sealed record FaultDecision(TimeSpan Latency, FaultRule? Rule)
{
    public static FaultDecision None { get; } = new(TimeSpan.Zero, null);
}
