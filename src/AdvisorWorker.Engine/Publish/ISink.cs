using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Publish;

/// <summary>
/// A place that events are delivered to. It lets exceptions out: the publisher isolates each sink, so a sink catches only what
/// it can turn into an answer per event.
/// </summary>
public interface ISink
{
    /// <summary>For people, as in the configuration: <c>eventbridge:default</c>.</summary>
    string Name { get; }

    /// <summary>How many events it wants at once at the most.</summary>
    int BatchSize => 100;

    /// <summary>Delivers a batch.</summary>
    /// <returns>One answer per event, in their order.</returns>
    Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken);
}

/// <summary>What became of one event.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">Why it was not delivered.</param>
/// <param name="After">How long the receiver asked to be left alone.</param>
public readonly record struct Delivery(DeliveryState State, string? Reason = null, TimeSpan After = default)
{
    /// <summary>It arrived.</summary>
    public static Delivery Delivered { get; } = new(DeliveryState.Delivered);

    /// <summary>The sink does not want it.</summary>
    public static Delivery Unwanted { get; } = new(DeliveryState.Unwanted);

    /// <summary>It did not arrive, and may when tried again.</summary>
    public static Delivery Undelivered(string reason, TimeSpan after = default) => new(DeliveryState.Undelivered, reason, after);

    /// <summary>It was refused, and will be each time.</summary>
    public static Delivery Dead(string reason) => new(DeliveryState.Dead, reason);
}

/// <summary>The ends of a delivery.</summary>
public enum DeliveryState : byte
{
    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>It did not arrive, and may when tried again.</summary>
    Undelivered,

    /// <summary>It was refused, and will be each time.</summary>
    Dead,

    /// <summary>It was not sent, because the sink takes no such events; it counts nowhere.</summary>
    Unwanted,
}
