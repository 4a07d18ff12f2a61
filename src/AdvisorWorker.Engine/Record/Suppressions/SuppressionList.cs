using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Record;

/// <summary>The suppressions of a run, and which of them were of use.</summary>
/// <param name="rules">The rules.</param>
/// <param name="today">The run's day in UTC: a rule that expired before it silences nothing.</param>
public sealed class SuppressionList(IEnumerable<Suppression> rules, DateOnly today)
{
    private readonly ImmutableArray<Suppression> all = [.. rules];
    private readonly ConcurrentDictionary<string, byte> used = new(StringComparer.Ordinal);

    /// <summary>No rules.</summary>
    public static SuppressionList None { get; } = new([], DateOnly.MinValue);

    /// <summary>Rules that are over, and so silence nothing.</summary>
    public IEnumerable<Suppression> Expired => all.Where(IsOver);

    /// <summary>Rules that are not over and matched no flagged item.</summary>
    public IEnumerable<Suppression> Unused => all.Where(rule => !IsOver(rule) && !used.ContainsKey(rule.Id));

    /// <summary>The first rule that silences an item; null where none does.</summary>
    public Suppression? Find(Item item)
    {
        foreach (var rule in all)
        {
            if (!IsOver(rule) && SuppressionMatch.Matches(rule, item))
            {
                used.TryAdd(rule.Id, 0);
                return rule;
            }
        }

        return null;
    }

    private bool IsOver(Suppression rule) => rule.Expires is { } last && last < today;
}
