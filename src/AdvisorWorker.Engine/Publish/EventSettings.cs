namespace AdvisorWorker.Engine.Publish;

/// <summary>What becomes an event, and under which name.</summary>
/// <param name="Source">The events' source.</param>
/// <param name="Items">Which items have one.</param>
public sealed record EventSettings(string Source = EventSource.Default, EventItems Items = EventItems.Changed);

/// <summary>Which items of a run have an event.</summary>
public enum EventItems
{
    /// <summary>Those whose status changed.</summary>
    Changed,

    /// <summary>Every flagged one, each time; for a reader that keeps no state.</summary>
    All,
}
