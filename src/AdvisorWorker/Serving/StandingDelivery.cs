using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record.Store;

namespace AdvisorWorker.Serving;

/// <summary>Delivers events to the sinks as they come, between passes too.</summary>
/// <param name="store">Holds the events.</param>
/// <param name="sinks">The sinks' names.</param>
/// <param name="open">Opens the sinks, with what they need.</param>
internal sealed class StandingDelivery(AdvisorStore store, IReadOnlyList<string> sinks, Func<(Publisher Publisher, IDisposable Clients)> open)
{
    // Clients give up a Region that never answered; new ones ask it again.
    private static readonly TimeSpan Shift = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, long> taken = new(StringComparer.Ordinal);
    private Publisher? current;

    /// <summary>Delivers until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (sinks.Count > 0 && !cancellationToken.IsCancellationRequested)
        {
            var (publisher, clients) = open();
            using (clients)
            {
                current = publisher;
                using var shift = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var delivering = publisher.RunAsync(shift.Token);
                await Task.WhenAny(delivering, UntilStuckAsync(shift.Token));
                current = null;
                await shift.CancelAsync();
                try
                {
                    await delivering;
                }
                catch (Exception e)
                {
                    // Nobody waits for this before the end, and events must go on.
                    Serilog.Log.Warning("Events wait: {Reason}", e.Message);
                    await Task.Delay(AfterFailure, store.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }
    }

    /// <summary>Tells that there are new events.</summary>
    public void Wake() => current?.Wake();

    /// <summary>Waits till nothing waits for any sink, no longer than a time, and says how far each is.</summary>
    public async Task<PublishOutcome> SettleAsync(TimeSpan limit)
    {
        Wake();
        var began = store.Time.GetTimestamp();
        while (true)
        {
            var states = await StatesAsync();
            if (states.Sum(state => state.Waiting) == 0 || store.Time.GetElapsedTime(began) > limit)
            {
                return new([.. states.Select(Outcome)]);
            }

            await Task.Delay(Look, store.Time);
        }
    }

    // A delivery that goes on is left alone: ending it may repeat what is on its way.
    private async Task UntilStuckAsync(CancellationToken cancellationToken)
    {
        do
        {
            await Task.Delay(Shift, store.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!cancellationToken.IsCancellationRequested && (await StatesAsync()).Sum(state => state.Waiting) == 0);
    }

    private async Task<IReadOnlyList<SinkStatus>> StatesAsync()
    {
        try
        {
            return [.. (await new Outbox(store).StatusAsync(CancellationToken.None)).Where(state => sinks.Contains(state.Name, StringComparer.Ordinal))];
        }
        catch (StoreException)
        {
            return []; // the pass says what is wrong with the store
        }
    }

    private SinkOutcome Outcome(SinkStatus state)
    {
        int delivered;
        lock (taken)
        {
            delivered = (int)(state.Delivered - taken.GetValueOrDefault(state.Name));
            taken[state.Name] = state.Delivered;
        }

        return new(state.Name, delivered, state.Waiting, (int)state.Dead, state.Reason is { } reason && state.Waiting + state.Dead > 0 ? [reason] : []);
    }
}
