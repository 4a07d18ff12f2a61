using System.Collections.Immutable;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Which findings a rule is about. Pure.</summary>
public static class RuleMatch
{
    /// <summary>The findings of a check that a rule is about; empty where they do not come up to what it asks for.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="result">The check's result, its items with since when they are flagged.</param>
    /// <param name="now">The run's instant.</param>
    public static ImmutableArray<Item> Find(EscalationRule rule, CheckResult result, DateTimeOffset now)
    {
        if ((rule.Accounts is { } accounts && !accounts.Contains(result.Account))
            || (rule.Checks is { } checks && !checks.Contains(result.Check.Id))
            || (rule.Pillars is { } pillars && !pillars.Contains(Word(result.Check.Pillar))))
        {
            return [];
        }

        ImmutableArray<Item> items =
        [
            .. result.Items.Where(item => item.IsFinding && HasStatus(rule, item) && (rule.Tags?.All(tag => HasTag(tag, item)) ?? true) && now - (item.FirstSeen ?? now) >= rule.MinimumAge),
        ];
        return rule.MinimumSavings is { } least && items.Sum(item => item.Savings?.Amount ?? 0) < least ? [] : items;
    }

    /// <summary>The window in which nothing is opened just now; null where there is none.</summary>
    public static string? Pause(EscalationRule rule, SupportCalendar calendar, DateTimeOffset now) => rule.MaintenanceWindows?.FirstOrDefault(window => calendar.IsWithin(window, now));

    private static bool HasStatus(EscalationRule rule, Item item) => (rule.Statuses ?? ["error"]).Contains(item.Status == CheckStatus.Error ? "error" : "warning");

    private static bool HasTag(string tag, Item item) => tag.Split('=', 2) switch
    {
        [var key, var value] => item.Tags.TryGetValue(key, out var actual) && actual == value,
        [var key] => item.Tags.ContainsKey(key),
        _ => false,
    };

    private static string Word(Pillar pillar) => Publish.ReportEvents.Word(pillar);
}
