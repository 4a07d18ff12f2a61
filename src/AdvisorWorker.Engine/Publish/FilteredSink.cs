using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Publish;

/// <summary>A sink that gets only what it wants; the rest is passed over.</summary>
internal sealed class FilteredSink(ISink sink, EventFilter filter) : ISink
{
    public string Name => sink.Name;

    public int BatchSize => sink.BatchSize;

    public async Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
    {
        var deliveries = new Delivery[events.Count];
        Array.Fill(deliveries, Delivery.Unwanted);
        var wanted = Enumerable.Range(0, events.Count).Where(index => filter.Wants(events[index])).ToList();
        if (wanted.Count == 0)
        {
            return deliveries;
        }

        var answers = await sink.PublishAsync([.. wanted.Select(index => events[index])], cancellationToken).ConfigureAwait(false);
        if (answers.Count != wanted.Count)
        {
            throw new InvalidOperationException($"the sink answered for {answers.Count} of {wanted.Count} events");
        }

        for (var i = 0; i < answers.Count; i++)
        {
            deliveries[wanted[i]] = answers[i];
        }

        return deliveries;
    }
}
