using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>What became of a run's findings at AWS Support. Nothing of it fails a run.</summary>
/// <param name="Said">One line per case that something happened to, or would have.</param>
public sealed record EscalationOutcome(ImmutableArray<string> Said)
{
    /// <summary>Nothing was to be done.</summary>
    public static EscalationOutcome Nothing { get; } = new([]);
}
