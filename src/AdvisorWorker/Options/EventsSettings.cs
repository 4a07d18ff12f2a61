using AdvisorWorker.Engine.Publish;

namespace AdvisorWorker.Options;

/// <summary>What becomes an event; the settings section <c>Events</c>.</summary>
internal sealed record EventsSettings
{
    /// <summary>The events' source.</summary>
    public string Source { get; init; } = EventSource.Default;

    /// <summary>Which items of a run have an event: those whose status changed (<c>changed</c>), or every flagged one each time (<c>all</c>).</summary>
    public string Items { get; init; } = "changed";
}
