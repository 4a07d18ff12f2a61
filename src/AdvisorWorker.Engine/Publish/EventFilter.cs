using System.Collections.Immutable;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Which events a sink wants.</summary>
/// <param name="Kinds">Item events, run events or both.</param>
/// <param name="MinimumStatus">Of items: those that reach it, and those that did and are resolved; null for all.</param>
/// <param name="Pillars">Of items: those of these pillars; empty for all.</param>
public sealed record EventFilter(EventKinds Kinds = EventKinds.All, CheckStatus? MinimumStatus = null, ImmutableHashSet<Pillar>? Pillars = null)
{
    /// <summary>Everything.</summary>
    public static EventFilter None { get; } = new();

    /// <summary>The sink gets this event.</summary>
    public bool Wants(EventEnvelope envelope) => envelope.DetailType switch
    {
        DetailTypes.Item => Kinds.HasFlag(EventKinds.Items) && (IsOpen || Wants(envelope.AsItem()!)),
        DetailTypes.Run => Kinds.HasFlag(EventKinds.Runs),
        _ => true,
    };

    private bool IsOpen => MinimumStatus is null && Pillars is null or { Count: 0 };

    private bool Wants(ItemEvent item) =>
        (MinimumStatus is not { } least || Rank(item.Status) >= least || Rank(item.PreviousStatus) >= least)
        && (Pillars is null or { Count: 0 } || Pillars.Any(pillar => ReportEvents.Word(pillar) == item.Pillar));

    private static CheckStatus Rank(string? status) => status switch
    {
        EventStatus.Error => CheckStatus.Error,
        EventStatus.Warn => CheckStatus.Warning,
        _ => CheckStatus.Ok,
    };
}

/// <summary>Kinds of events.</summary>
[Flags]
public enum EventKinds
{
    /// <summary>Changes of items.</summary>
    Items = 1,

    /// <summary>Ends of runs.</summary>
    Runs = 2,

    /// <summary>Both.</summary>
    All = Items | Runs,
}
