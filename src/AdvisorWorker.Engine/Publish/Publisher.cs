using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Tracing;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Publish;

/// <summary>
/// Delivers what waits in the outbox to every sink: side by side, each on its own, at least once. Only one worker at a time delivers to a sink; another takes
/// over when it is gone.
/// </summary>
public sealed class Publisher
{
    /// <summary>For a sink that was told to stop to say what it has delivered.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly AdvisorStore store;
    private readonly Outbox outbox;
    private readonly ImmutableArray<ISink> sinks;
    private TaskCompletionSource news = News();

    /// <summary>A publisher for some sinks.</summary>
    /// <param name="store">Holds the events.</param>
    /// <param name="sinks">The sinks.</param>
    public Publisher(AdvisorStore store, IEnumerable<ISink> sinks)
    {
        this.store = store;
        this.sinks = [.. sinks];
        outbox = new(store);
    }

    /// <summary>The time that each sink has at the end of a run.</summary>
    public static TimeSpan Budget { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Makes the sinks known to the outbox; new ones get what is recorded after this.</summary>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task RegisterAsync(CancellationToken cancellationToken) => outbox.RegisterAsync(sinks.Select(sink => sink.Name), cancellationToken);

    /// <summary>Delivers until nothing waits, no longer than <see cref="Budget"/>. Never throws: what was not delivered stays in the outbox and is counted.</summary>
    public Task<PublishOutcome> DrainAsync(CancellationToken cancellationToken) => DrainAsync(Budget, cancellationToken);

    /// <summary>Delivers until nothing waits, no longer than a time.</summary>
    public async Task<PublishOutcome> DrainAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(limit, store.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);

        // A thread each, because a sink may block before its first await: opening a pipe that nobody reads does.
        var outcomes = await Task.WhenAll(sinks.Select(sink => Task.Run(() => DrainAsync(sink, either.Token), CancellationToken.None))).ConfigureAwait(false);
        return new([.. outcomes]);
    }

    /// <summary>Delivers as events come, until it is stopped.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(sinks.Select(sink => Task.Run(() => DeliverAsync(sink, new(), staysOn: true, cancellationToken), CancellationToken.None)));

    /// <summary>Tells <see cref="RunAsync"/> that there are new events, so that it need not find out by itself.</summary>
    public void Wake() => Interlocked.Exchange(ref news, News()).SetResult();

    private static TaskCompletionSource News() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<SinkOutcome> DrainAsync(ISink sink, CancellationToken cancellationToken)
    {
        var tally = new Tally();
        await DeliverAsync(sink, tally, staysOn: false, cancellationToken).ConfigureAwait(false);
        return tally.Outcome(sink.Name, await WaitingAsync(sink, tally).ConfigureAwait(false));
    }

    private async Task<long> WaitingAsync(ISink sink, Tally tally)
    {
        try
        {
            var status = (await outbox.StatusAsync(CancellationToken.None).ConfigureAwait(false)).FirstOrDefault(status => status.Name == sink.Name);
            if (status?.Reason is { } reason)
            {
                tally.Note(reason); // an earlier run's, where the sink was left alone in this one
            }

            return status?.Waiting ?? 0;
        }
        catch (StoreException e)
        {
            tally.Note(e.Message);
            return 1; // unknown is not none
        }
    }

    private async Task DeliverAsync(ISink sink, Tally tally, bool staysOn, CancellationToken cancellationToken)
    {
        // Kept for a while and not asked for with every batch: each time is a write that waits for the disk.
        long? leased = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (leased is not { } since || store.Time.GetElapsedTime(since) > Lease / 2)
                {
                    leased = store.Time.GetTimestamp();
                    if (!await outbox.LeaseAsync(sink.Name, owner, Lease, cancellationToken).ConfigureAwait(false))
                    {
                        leased = null;
                        tally.Note("another worker delivers to it");
                        await Task.Delay(Idle, store.Time, cancellationToken).ConfigureAwait(false);
                        continue;
                    }
                }

                // Taken before looking, so that no news is missed in between.
                var more = Volatile.Read(ref news).Task;
                var waiting = await outbox.NextAsync(sink.Name, sink.BatchSize, cancellationToken).ConfigureAwait(false);
                if (waiting.Entries.Count > 0)
                {
                    await SendAsync(sink, waiting, tally, cancellationToken).ConfigureAwait(false);
                }
                else if (!staysOn && waiting.NotBefore is null)
                {
                    break;
                }
                else
                {
                    await more.WaitAsync(PauseUntil(waiting.NotBefore), store.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (StoreException e)
            {
                tally.Note(e.Message);
                if (!staysOn && !store.IsPassing(e))
                {
                    break;
                }

                leased = null;
                await Task.Delay(Idle, store.Time, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        try
        {
            await outbox.ReleaseAsync(sink.Name, owner, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            tally.Note(e.Message); // the right to deliver ends by itself
        }
    }

    private async Task SendAsync(ISink sink, Waiting waiting, Tally tally, CancellationToken cancellationToken)
    {
        using var span = Spans.BeginPublish(sink.Name, waiting.Entries.Count);
        IReadOnlyList<Delivery> answers;
        try
        {
            answers = await AskAsync(sink, [.. waiting.Entries.Select(entry => EventEnvelope.Parse(entry.Event))], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            tally.Note("the time for delivery was over");
            return;
        }
        catch (Exception failure)
        {
            var reason = failure is SinkException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";
            tally.Note(reason);
            answers = [.. waiting.Entries.Select(_ => Delivery.Undelivered(reason))];
        }

        tally.Add(answers);
        Count(span, answers);
        HeapTrim.Due();

        // Where nothing was taken, the sink is away and is left alone. Of events that it refused singly before nothing follows: others may still be taken.
        var undelivered = answers.Where(answer => answer.State == DeliveryState.Undelivered).ToList();
        if (!waiting.IsRedelivery && undelivered.Count > 0 && answers.All(answer => answer.State is DeliveryState.Undelivered or DeliveryState.Unwanted))
        {
            await outbox.PostponeAsync(sink.Name, owner, undelivered[0].Reason ?? "no reason given", Wait, CancellationToken.None).ConfigureAwait(false);
        }
        else
        {
            await outbox.SettleAsync(sink.Name, waiting, answers, Wait, CancellationToken.None).ConfigureAwait(false);
        }

        // As long as the receiver asked for, where that is longer; but not for days.
        TimeSpan Wait(long attempt)
        {
            var asked = undelivered.Select(answer => answer.After).DefaultIfEmpty().Max();
            var pause = Pause(attempt);
            return asked <= pause ? pause : asked < LongestPause ? asked : LongestPause;
        }
    }

    private static void Count(Activity? span, IReadOnlyList<Delivery> answers)
    {
        foreach (var state in span is null ? [] : answers.CountBy(answer => answer.State))
        {
            span!.SetTag($"advisor.events.{state.Key.ToString().ToLowerInvariant()}", state.Value);
            if (state.Key is DeliveryState.Undelivered or DeliveryState.Dead)
            {
                span.SetStatus(ActivityStatusCode.Error);
            }
        }
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
            return await asked.WaitAsync(Grace, store.Time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private TimeSpan PauseUntil(DateTimeOffset? notBefore)
    {
        var pause = notBefore is { } at ? at - store.Time.GetUtcNow() : Idle;
        return pause < Idle ? TimeSpan.FromMilliseconds(Math.Max(1, pause.TotalMilliseconds)) : Idle;
    }

    // Doubling, with jitter so that many workers do not come back at once.
    private static TimeSpan Pause(long attempt)
    {
        var longest = FirstPause * Math.Pow(2, Math.Min(attempt - 1, 20));
        return (longest < LongestPause ? longest : LongestPause) * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    /// <summary>Counts what became of events while they were delivered.</summary>
    private sealed class Tally
    {
        private readonly ConcurrentDictionary<string, byte> reasons = new(StringComparer.Ordinal);
        private int delivered;
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
                    case DeliveryState.Unwanted:
                        continue;
                    case DeliveryState.Dead:
                        dead++;
                        break;
                }

                Note(delivery.Reason ?? "no reason given");
            }
        }

        public void Note(string reason) => reasons.TryAdd(reason, 0);

        // Reasons of what was delivered in the end are history.
        public SinkOutcome Outcome(string sink, long waiting) => new(
            sink,
            delivered,
            waiting,
            dead,
            waiting + dead == 0 ? [] : [.. reasons.Keys.Order(StringComparer.Ordinal)]);
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
/// <param name="Undelivered">Events that wait for it still, those of earlier runs among them.</param>
/// <param name="Dead">Events that were refused.</param>
/// <param name="Reasons">Why, each reason once.</param>
public sealed record SinkOutcome(string Sink, int Delivered, long Undelivered, int Dead, ImmutableArray<string> Reasons)
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
