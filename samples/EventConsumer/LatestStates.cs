using AdvisorWorker.Events;

namespace EventConsumer;

/// <summary>The latest state of each item. Deliveries are repeated and out of order, so it keeps what it needs to notice both.</summary>
/// <remarks>A real consumer keeps this in its database: a table of uuids with a unique key, and a table of items with the time of the event that wrote each row.</remarks>
internal sealed class LatestStates
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> times = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Takes an event in.</summary>
    /// <param name="item">The detail.</param>
    /// <param name="time">The frame's time: when the status changed.</param>
    public Taken Take(ItemEvent item, DateTimeOffset time)
    {
        lock (gate)
        {
            // The detail's uuid and not the frame's id, of which EventBridge makes another one for each delivery.
            if (!seen.Add(item.Uuid))
            {
                return Taken.Repeated;
            }

            if (times.TryGetValue(item.Fingerprint, out var known) && known > time)
            {
                return Taken.Older;
            }

            times[item.Fingerprint] = time;
            return Taken.Applied;
        }
    }

    /// <summary>True for a run that was not told before.</summary>
    public bool Take(RunEvent run)
    {
        lock (gate)
        {
            return seen.Add(run.Uuid);
        }
    }
}

/// <summary>What became of an event.</summary>
internal enum Taken
{
    /// <summary>It is the item's state now.</summary>
    Applied,

    /// <summary>It was here before.</summary>
    Repeated,

    /// <summary>The item has a newer state.</summary>
    Older,
}
