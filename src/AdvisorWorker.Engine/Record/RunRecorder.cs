using System.Collections.Concurrent;
using System.Collections.Immutable;
using AdvisorWorker.Engine.Evaluate;

namespace AdvisorWorker.Engine.Record;

/// <summary>Gathers rows and outcomes while a run goes on, and sums them up per account and check.</summary>
/// <param name="settle">What a gap is, now that the run has seen all.</param>
internal sealed class RunRecorder(Func<Gap, Gap> settle)
{
    private readonly ConcurrentQueue<Item> items = new();
    private readonly ConcurrentQueue<string> breaches = new();
    private ConcurrentQueue<Outcome> outcomes = new();

    public void Add(Item item) => items.Enqueue(item);

    public void Add(Outcome outcome) => outcomes.Enqueue(outcome);

    /// <summary>Something went wrong that no account and no pack is to blame for.</summary>
    public void Breach(string what) => breaches.Enqueue(what);

    /// <summary>The same with its cause, whose own words may be what failed.</summary>
    public void Breach(string what, Exception cause) => Breach($"{what}: {cause.GetType().FullName} {cause.StackTrace?.Split('\n')[0].Trim()}");

    /// <summary>No more outcomes come: from now on there is one of each planned unit.</summary>
    public void Close(RunLedger ledger) => outcomes = new(ledger.Close(outcomes, Breach));

    public ImmutableArray<string> Breaches => [.. breaches.Order(StringComparer.Ordinal)];

    public ImmutableArray<Unavailable> Unavailable =>
    [
        .. outcomes.SelectMany(Settled)
            .OrderBy(gap => gap.Account, StringComparer.Ordinal).ThenBy(gap => gap.Region, StringComparer.Ordinal).ThenBy(gap => gap.CheckId, StringComparer.Ordinal)
            .ThenBy(gap => gap.Gap.Reason).ThenBy(gap => gap.Gap.Action, StringComparer.Ordinal),
    ];

    public ImmutableArray<Evaluated> Evaluated =>
        [.. outcomes.Select(outcome => new Evaluated(outcome.Scope.Account, outcome.Scope.Region, outcome.Check.About.Id, outcome.Complete))];

    /// <summary>What cells are empty for, with the checks whose they are; without what <see cref="Unavailable"/> says of a check anyway.</summary>
    public IEnumerable<(Gap Gap, ImmutableArray<string> Checks)> Missing
    {
        get
        {
            var said = Unavailable.Select(gap => (gap.CheckId, gap.Gap with { Detail = null })).ToHashSet();
            return from outcome in outcomes
                   from gap in outcome.Missing
                   where gap.IsFailure
                   select (Check: outcome.Check.About.Id, Gap: settle(gap) with { Detail = null }) into missing
                   where !said.Contains(missing)
                   group missing.Check by missing.Gap into same
                   orderby same.Key.Reason, same.Key.Action, same.Key.Region
                   select (same.Key, same.Distinct().Order(StringComparer.Ordinal).ToImmutableArray());
        }
    }

    /// <summary>The results of an account, one per check in the order given.</summary>
    public IEnumerable<CheckResult> Results(string account, IEnumerable<CheckDescriptor> checks, SuppressionList suppressions)
    {
        var rows = items.Where(item => item.Account == account)
            .Select(item => item.IsFlagged && suppressions.Find(item) is { } rule ? item with { SuppressedBy = rule } : item)
            .ToLookup(item => item.Check.Id, StringComparer.Ordinal);
        var units = outcomes.Where(outcome => outcome.Scope.Account == account).ToLookup(outcome => outcome.Check.About.Id, StringComparer.Ordinal);
        return checks.Select(check => Result(check, account, [.. units[check.Id]], [.. rows[check.Id]]));
    }

    private CheckResult Result(CheckDescriptor check, string account, ImmutableArray<Outcome> units, ImmutableArray<Item> rows)
    {
        var summary = new ResourcesSummary(units.Sum(unit => unit.Processed), rows.Count(row => row.IsFinding), units.Sum(unit => unit.Ignored), rows.Count(row => row.IsSuppressed));
        var sorted = rows
            .OrderByDescending(row => row.Status).ThenBy(row => row.Region, StringComparer.Ordinal)
            .ThenBy(row => row.ResourceId, StringComparer.Ordinal).ThenBy(row => row.ItemKey, StringComparer.Ordinal)
            .ToImmutableArray();
        var status = sorted.FirstOrDefault(row => row.IsFinding) is { } worst ? worst.Status : IsUnread(units) ? CheckStatus.NotAvailable : CheckStatus.Ok;
        return new(check, account, status, status == CheckStatus.NotAvailable ? Reason(units) : null, summary, sorted);
    }

    // Settled, gaps of several actions may be one and the same; and that of the whole unit says it for each resource in it.
    private IEnumerable<Unavailable> Settled(Outcome outcome) => outcome.Unavailable
        .GroupBy(gap => settle(gap.Gap))
        .Select(same => same.First() with { Gap = same.Key, Resources = same.Any(gap => gap.Resources is null) ? null : same.Sum(gap => gap.Resources) });

    // A Region without the service leaves nothing unread, as long as another Region has it.
    private static bool IsUnread(ImmutableArray<Outcome> units) =>
        units.Any(unit => unit.Ignored > 0 || unit.Gap is { IsFailure: true }) || units.All(unit => unit.Gap is not null);

    private string Reason(ImmutableArray<Outcome> units)
    {
        // Units end in any order, and the reason is the same each time.
        var gaps = units.SelectMany(Settled)
            .OrderByDescending(gap => gap.Gap.IsFailure).ThenBy(gap => gap.Region, StringComparer.Ordinal)
            .ThenBy(gap => gap.Gap.Reason).ThenBy(gap => gap.Gap.Action, StringComparer.Ordinal)
            .ToList();
        if (gaps is not [var first, ..])
        {
            // There was no unit: of a check on Regions, none is left.
            return nameof(GapReason.Excluded);
        }

        var others = gaps.Count - 1;
        return $"{first.Gap} ({first.Region}{(others == 0 ? "" : $" and {others} more")})";
    }
}
