using System.IO.Enumeration;

namespace AdvisorWorker.Engine.Record;

/// <summary>Whether a rule is about an item.</summary>
public static class SuppressionMatch
{
    /// <summary>All that the rule names matches what a report prints of the item.</summary>
    public static bool Matches(Suppression rule, Item item) => WhyNot(rule, item) is null;

    /// <summary>The first thing that does not match, in words; null where all does.</summary>
    public static string? WhyNot(Suppression rule, Item item) =>
        rule.Check is { } check && check != item.Check.Id && check != item.Check.TrustedAdvisorId ? $"it is about the check {check}"
        : rule.Account is { } account && account != item.Account ? $"it is about the account {account}"
        : rule.Region is { } region && region != item.Region ? $"it is about the Region {region}"
        : rule.Resource is { } resource && !IsLike(resource, item.ResourceId) && !(item.Arn is { } arn && IsLike(resource, arn)) ? $"the resource is not like {resource}"
        : rule.Item is { } key && key != item.ItemKey && key != item.Fingerprint ? $"it is about the item {key}"
        : rule.Tag is { } tag && !HasTag(tag, item.Tags) ? $"the resource has no tag {tag}"
        : null;

    private static bool HasTag(string tag, IReadOnlyDictionary<string, string> tags) => tag.Split('=', 2) switch
    {
        [var key, var pattern] => tags.TryGetValue(key, out var value) && IsLike(pattern, value),
        [var key] => tags.ContainsKey(key),
        _ => false,
    };

    // Names may hold what a regular expression would understand; here only * and ? mean something.
    private static bool IsLike(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), text, ignoreCase: false);
}
