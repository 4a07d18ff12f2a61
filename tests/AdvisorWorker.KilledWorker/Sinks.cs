using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Events;

namespace AdvisorWorker.KilledWorker;

/// <summary>A file that takes everything, a few dozen at once, and says so.</summary>
internal sealed class PlainSink(string path, TimeProvider time, int waitsAt) : ISink
{
    private readonly JsonLinesSink file = new(path, time);
    private int batches;

    public string Name => "plain";

    public int BatchSize => 90;

    public async Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
    {
        Console.WriteLine($"sends {events.Count}");
        if (++batches == waitsAt)
        {
            Console.ReadLine();
        }

        var answers = await file.PublishAsync(events, cancellationToken);
        Console.WriteLine($"sent {events.Count}");
        return answers;
    }
}

/// <summary>A file that does not take every event at the first try, and now and then none at all.</summary>
internal sealed class PickySink(string path, TimeProvider time, Random random) : ISink
{
    private readonly JsonLinesSink file = new(path, time);

    public string Name => "picky";

    public async Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
    {
        if (random.Next(10) == 0)
        {
            throw new IOException("away for a moment");
        }

        var takes = events.Select(_ => random.Next(20) > 0).ToList();
        await file.PublishAsync([.. events.Where((_, i) => takes[i])], cancellationToken);
        return [.. takes.Select(taken => taken ? Delivery.Delivered : Delivery.Undelivered("not now"))];
    }
}
