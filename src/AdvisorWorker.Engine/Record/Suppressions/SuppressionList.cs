using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Record;

/// <summary>The suppressions of one run, and which of them were of use.</summary>
public sealed class SuppressionList
{
    private readonly ImmutableArray<Suppression> rules;
    private readonly DateOnly today;
    private readonly Dictionary<(string Account, string Check), SuppressionShelf> shelves = [];
    private readonly bool[] used;
    private readonly bool[] applied;

    /// <param name="rules">The rules; where several silence an item, the first counts.</param>
    /// <param name="today">The run's day in UTC: a rule that expired before it silences nothing.</param>
    public SuppressionList(IEnumerable<Suppression> rules, DateOnly today)
    {
        this.rules = [.. rules];
        this.today = today;
        used = new bool[this.rules.Length];
        applied = new bool[this.rules.Length];
        foreach (var (number, rule) in this.rules.Index().Where(rule => !rule.Item.IsOver(today)))
        {
            var key = (rule.Account ?? "", rule.Check ?? "");
            if (!shelves.TryGetValue(key, out var shelf))
            {
                shelves[key] = shelf = new();
            }

            shelf.Add(rule, number);
        }
    }

    /// <summary>No rules.</summary>
    public static SuppressionList None { get; } = new([], DateOnly.MinValue);

    /// <summary>How often a rule was held against an item.</summary>
    internal long Comparisons { get; private set; }

    /// <summary>The first rule that silences an item; null where none does.</summary>
    public Suppression? Find(Item item)
    {
        if (shelves.Count == 0)
        {
            return null;
        }

        var subject = SuppressionSubject.Of(item);
        var first = int.MaxValue;
        foreach (var account in (ReadOnlySpan<string>)[item.Account, ""])
        {
            foreach (var check in (ReadOnlySpan<string?>)[item.Check.Id, item.Check.TrustedAdvisorId, ""])
            {
                if (check is null || !shelves.TryGetValue((account, check), out var shelf))
                {
                    continue;
                }

                foreach (var number in shelf.Near(subject))
                {
                    Comparisons++;
                    if (SuppressionMatch.Matches(rules[number], subject))
                    {
                        // A second rule about the same item is of use too: without the first it would silence it.
                        used[number] = true;
                        first = Math.Min(first, number);
                    }
                }
            }
        }

        if (first == int.MaxValue)
        {
            return null;
        }

        applied[first] = true;
        return rules[first];
    }

    /// <summary>What became of the rules.</summary>
    /// <param name="reach">What the run has read: only there a rule that matched nothing is of no use.</param>
    public SuppressionOutcome Outcome(RunReach reach) => new(
        applied.Count(rule => rule),
        [.. rules.Where((rule, number) => !used[number] && !rule.IsOver(today) && reach.Covers(rule))],
        [.. rules.Where(rule => rule.IsOver(today))])
    {
        AppliedRules = [.. rules.Where((_, number) => applied[number])],
        NotUnused = [.. rules.Where((rule, number) => used[number] || (reach.Concerns(rule) && !reach.Covers(rule)))],
    };
}

/// <summary>What became of a run's suppressions.</summary>
/// <param name="Applied">How many rules silenced something.</param>
/// <param name="Unused">Rules that matched no flagged item, though everything that they could be about was read.</param>
/// <param name="Expired">Rules that are over, and so silence nothing.</param>
public sealed record SuppressionOutcome(int Applied, ImmutableArray<Suppression> Unused, ImmutableArray<Suppression> Expired)
{
    /// <summary>No rules, no outcome.</summary>
    public static SuppressionOutcome None { get; } = new(0, [], []);

    /// <summary>The rules that silenced something.</summary>
    internal ImmutableArray<Suppression> AppliedRules { get; init; } = [];

    /// <summary>Rules that matched something, or could have matched something that was not read: whatever other accounts say, they are not of no use.</summary>
    internal ImmutableArray<Suppression> NotUnused { get; init; } = [];

    /// <summary>What became of rules in several accounts together.</summary>
    internal static SuppressionOutcome Of(IReadOnlyList<SuppressionOutcome> accounts)
    {
        var useful = accounts.SelectMany(account => account.NotUnused).ToHashSet();
        return new(
            accounts.SelectMany(account => account.AppliedRules).Distinct().Count(),
            [.. accounts.SelectMany(account => account.Unused).Distinct().Where(rule => !useful.Contains(rule))],
            [.. accounts.SelectMany(account => account.Expired).Distinct()]);
    }
}
