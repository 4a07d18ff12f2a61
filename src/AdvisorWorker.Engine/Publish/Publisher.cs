using System.Collections.Immutable;
using System.Globalization;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Delivers a run's events to every sink: side by side, each on its own, none longer than <see cref="Budget"/>.</summary>
public sealed class Publisher
{
    private const string OutOfTime = "the time for delivery was over";
    private const string Interrupted = "the run was interrupted";

    /// <summary>For a sink that was told to stop to say what it has delivered.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<ISink> sinks;
    private readonly string source;
    private readonly TimeProvider time;

    /// <summary>A publisher for some sinks.</summary>
    /// <param name="sinks">The sinks.</param>
    /// <param name="source">The events' source.</param>
    /// <param name="time">Measures the budget.</param>
    /// <exception cref="ArgumentException">The source is not valid by <see cref="EventSource.IsValid"/>.</exception>
    public Publisher(IReadOnlyList<ISink> sinks, string source, TimeProvider time)
    {
        if (!EventSource.IsValid(source, out var error))
        {
            throw new ArgumentException(error, nameof(source));
        }

        this.sinks = sinks;
        this.source = source;
        this.time = time;
    }

    /// <summary>The time that each sink has.</summary>
    public static TimeSpan Budget { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Publishes the flagged items and the run's end. Never throws: what a sink could not take is counted, with the reason.</summary>
    public async Task<PublishOutcome> PublishAsync(RunReport report, CancellationToken cancellationToken)
    {
        // A thread each, because a sink may block before its first await: opening a pipe that nobody reads does.
        var deliveries = sinks.Select(sink => Task.Run(() => DeliverAsync(sink, report, cancellationToken), CancellationToken.None)).ToList();
        return new([.. await Task.WhenAll(deliveries).ConfigureAwait(false)]);
    }

    private async Task<SinkOutcome> DeliverAsync(ISink sink, RunReport report, CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(Budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        var tally = new Tally(sink.Name, ReportEvents.Count(report));
        try
        {
            foreach (var batch in ReportEvents.Of(report, source).Chunk(sink.BatchSize))
            {
                either.Token.ThrowIfCancellationRequested();
                tally.Add(await AskAsync(sink, batch, either.Token).ConfigureAwait(false));
            }
        }
        catch (Exception) when (either.IsCancellationRequested)
        {
            tally.RestUndelivered(cancellationToken.IsCancellationRequested ? Interrupted : OutOfTime);
        }
        catch (Exception failure)
        {
            // One failure ends this sink's turn: what is wrong with it is wrong for the next batch too.
            tally.RestUndelivered(failure is SinkException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}");
        }

        return tally.Outcome();
    }

    private async Task<IReadOnlyList<Delivery>> AskAsync(ISink sink, EventEnvelope[] batch, CancellationToken cancellationToken)
    {
        var asked = Task.Run(() => sink.PublishAsync(batch, cancellationToken), CancellationToken.None);
        try
        {
            var answers = await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
            return answers.Count == batch.Length
                ? answers
                : throw new InvalidOperationException($"the sink answered for {answers.Count} of {batch.Length} events");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A sink that minds the token answers at once, and then knows which events went out. One that does not is left behind.
            return await asked.WaitAsync(Grace, time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Counts what became of a sink's events.</summary>
    private sealed class Tally(string sink, int total)
    {
        private readonly Dictionary<string, int> reasons = new(StringComparer.Ordinal);
        private int delivered;
        private int undelivered;
        private int dead;

        public void Add(IEnumerable<Delivery> deliveries)
        {
            foreach (var delivery in deliveries)
            {
                switch (delivery.State)
                {
                    case DeliveryState.Delivered:
                        delivered++;
                        continue;
                    case DeliveryState.Undelivered:
                        undelivered++;
                        break;
                    default:
                        dead++;
                        break;
                }

                Note(delivery.Reason ?? "no reason given", 1);
            }
        }

        public void RestUndelivered(string reason)
        {
            var rest = total - delivered - undelivered - dead;
            if (rest > 0)
            {
                undelivered += rest;
                Note(reason, rest);
            }
        }

        public SinkOutcome Outcome() => new(
            sink,
            delivered,
            undelivered,
            dead,
            [.. reasons.OrderByDescending(reason => reason.Value).Select(reason =>
                reason.Value == 1 ? reason.Key : string.Create(CultureInfo.InvariantCulture, $"{reason.Key} ({reason.Value} events)"))]);

        private void Note(string reason, int events) => reasons[reason] = reasons.GetValueOrDefault(reason) + events;
    }
}

/// <summary>What became of a run's events.</summary>
/// <param name="Sinks">Per sink, in the order they were given.</param>
public sealed record PublishOutcome(ImmutableArray<SinkOutcome> Sinks)
{
    /// <summary>Every event arrived everywhere.</summary>
    public bool Complete => Sinks.All(sink => sink is { Undelivered: 0, Dead: 0 });
}

/// <summary>What became of a run's events in one sink.</summary>
/// <param name="Sink">The sink.</param>
/// <param name="Delivered">Events that arrived.</param>
/// <param name="Undelivered">Events that did not arrive and may when tried again.</param>
/// <param name="Dead">Events that were refused.</param>
/// <param name="Reasons">Why, the most frequent reason first.</param>
public sealed record SinkOutcome(string Sink, int Delivered, int Undelivered, int Dead, ImmutableArray<string> Reasons)
{
    /// <summary>One line for people: <c>eventbridge:default: 12 delivered, 1 refused: NotAuthorizedForSourceException …</c>.</summary>
    public override string ToString()
    {
        var counts = new List<string> { $"{Delivered} delivered" };
        if (Undelivered > 0)
        {
            counts.Add($"{Undelivered} not delivered");
        }

        if (Dead > 0)
        {
            counts.Add($"{Dead} refused");
        }

        return $"{Sink}: {string.Join(", ", counts)}{(Reasons.IsEmpty ? "" : $": {string.Join("; ", Reasons)}")}";
    }
}
