using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Kills;

/// <summary>Takes everything and notes it; answers as it is told to.</summary>
internal sealed class NotingSink(string name = "noting") : ISink
{
    private int calls;

    public string Name => name;

    public int BatchSize => 100;

    /// <summary>The uuids that came, in their order.</summary>
    public List<string> Uuids { get; } = [];

    /// <summary>How often it was asked.</summary>
    public int Calls => calls;

    /// <summary>What happens within which call.</summary>
    public (int Call, Func<Task> Act)? After { get; set; }

    /// <summary>Called with every call.</summary>
    public Action? Asked { get; set; }

    /// <summary>What becomes of an event; taken where null.</summary>
    public Func<EventEnvelope, Delivery>? Answer { get; set; }

    public async Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
    {
        calls++;
        Asked?.Invoke();
        var answers = events.Select(Answer ?? (_ => Delivery.Delivered)).ToList();
        Uuids.AddRange(events.Where((_, i) => answers[i].State == DeliveryState.Delivered).Select(envelope => envelope.Id));
        if (After is { } after && after.Call == calls)
        {
            await after.Act();
        }

        return answers;
    }
}
