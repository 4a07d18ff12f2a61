using System.Collections.Immutable;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Serving;

/// <summary>What the passes of this process came to; read by the pages while passes go on.</summary>
/// <param name="time">The clock.</param>
/// <param name="areMany">There are many accounts: what each of their checks said last is asked of the store, and not of one of the workers that saw some of them.</param>
internal sealed class PassLedger(TimeProvider time, bool areMany)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string Schedule, PassOutcome Outcome), long> passes = [];
    private readonly SortedDictionary<string, DateTimeOffset> successes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> calls = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Account, string Check), CheckStanding> standings = [];
    private int running;
    private TimeSpan durations;
    private TimeSpan lastDuration;
    private long throttled;
    private long retried;
    private long paid;

    /// <summary>Since when the process runs.</summary>
    public DateTimeOffset Started { get; } = time.GetUtcNow();

    /// <summary>A pass begins.</summary>
    /// <returns>When.</returns>
    public DateTimeOffset Begin()
    {
        lock (gate)
        {
            running++;
            return time.GetUtcNow();
        }
    }

    /// <summary>A pass ended.</summary>
    /// <param name="schedule">What asked for it.</param>
    /// <param name="outcome">How.</param>
    /// <param name="began">When it began.</param>
    /// <param name="report">What it found; null where it failed.</param>
    public void End(string schedule, PassOutcome outcome, DateTimeOffset began, RunReport? report)
    {
        var standing = areMany || report is null or { Run.Interrupted: true } ? [] : CheckStanding.Of(report);
        lock (gate)
        {
            var now = time.GetUtcNow();
            lastDuration = now - began;
            durations += lastDuration;
            running--;
            passes[(schedule, outcome)] = passes.GetValueOrDefault((schedule, outcome)) + 1;
            if (outcome is PassOutcome.Complete or PassOutcome.Incomplete)
            {
                successes[schedule] = now;
            }

            foreach (var one in standing)
            {
                standings[(one.Account, one.Check)] = one;
            }

            if (report is not null)
            {
                throttled += report.Run.ApiCalls.Throttled;
                retried += report.Run.ApiCalls.Retried;
                paid += report.Run.ApiCalls.Paid;
                foreach (var (service, count) in report.Run.ApiCalls.ByService)
                {
                    calls[service] = calls.GetValueOrDefault(service) + count;
                }
            }
        }
    }

    /// <summary>All of it at one instant.</summary>
    public LedgerPage Read()
    {
        lock (gate)
        {
            return new(
                running, [.. passes.Select(pass => (pass.Key.Schedule, pass.Key.Outcome, pass.Value))], durations, lastDuration, successes.ToImmutableSortedDictionary(StringComparer.Ordinal),
                calls.ToImmutableSortedDictionary(StringComparer.Ordinal), throttled, retried, paid, [.. standings.Values]);
        }
    }
}

/// <summary>The ledger at one instant.</summary>
/// <param name="Running">How many passes are under way.</param>
/// <param name="Passes">How many passes ended how.</param>
/// <param name="Durations">The time that all passes took.</param>
/// <param name="LastDuration">The time that the last one took.</param>
/// <param name="Successes">When a pass of each schedule last ended with a report.</param>
/// <param name="Calls">Calls per AWS service.</param>
/// <param name="Throttled">Attempts that AWS asked to slow down.</param>
/// <param name="Retried">Attempts after the first.</param>
/// <param name="Paid">Calls that AWS bills for.</param>
/// <param name="Standings">What each check said last.</param>
internal sealed record LedgerPage(
    int Running,
    ImmutableArray<(string Schedule, PassOutcome Outcome, long Count)> Passes,
    TimeSpan Durations,
    TimeSpan LastDuration,
    IReadOnlyDictionary<string, DateTimeOffset> Successes,
    IReadOnlyDictionary<string, long> Calls,
    long Throttled,
    long Retried,
    long Paid,
    ImmutableArray<CheckStanding> Standings);
