using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Serving;

namespace AdvisorWorker.Telemetry;

/// <summary>Reads what the figures are made of.</summary>
/// <param name="ledger">What passes came to.</param>
/// <param name="store">Holds what waits for sinks; null where nothing is remembered.</param>
/// <param name="schedules">The schedules by now.</param>
/// <param name="time">The clock of the schedules.</param>
internal sealed class MeasureSource(PassLedger ledger, AdvisorStore? store, Func<IReadOnlyList<PassSchedule>> schedules, TimeProvider time)
{
    /// <summary>All of it at one instant.</summary>
    public async Task<MeasurePage> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = schedules().Select(schedule => (schedule.Name, At: schedule.Cron.GetNextValidTimeAfter(now))).Where(due => due.At is not null).Select(due => (due.Name, due.At!.Value));
        return new(ledger.Read(), [.. next], store is not null, await SinksAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<SinkStatus>?> SinksAsync(CancellationToken cancellationToken)
    {
        try
        {
            return store is null ? null : await new Outbox(store).StatusAsync(cancellationToken);
        }
        catch (StoreException)
        {
            return null;
        }
    }
}

/// <summary>What the figures are made of, at one instant.</summary>
/// <param name="Ledger">What passes came to.</param>
/// <param name="Next">When each schedule is due next.</param>
/// <param name="HasStore">Something is remembered.</param>
/// <param name="Sinks">How far each sink is; null where nothing is remembered, or the store cannot be reached.</param>
internal sealed record MeasurePage(LedgerPage Ledger, IReadOnlyList<(string Schedule, DateTimeOffset At)> Next, bool HasStore, IReadOnlyList<SinkStatus>? Sinks);
