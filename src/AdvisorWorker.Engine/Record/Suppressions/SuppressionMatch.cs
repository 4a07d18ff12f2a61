namespace AdvisorWorker.Engine.Record;

/// <summary>Whether a rule is about an item.</summary>
public static class SuppressionMatch
{
    /// <summary>All that the rule names matches what a report prints of the item.</summary>
    public static bool Matches(Suppression rule, in SuppressionSubject item) => WhyNot(rule, item) is null;

    /// <summary>The first thing that does not match, in words; null where all does.</summary>
    public static string? WhyNot(Suppression rule, in SuppressionSubject item) =>
        rule.Check is { } check && check != item.CheckId && check != item.TrustedAdvisorId ? $"it is about the check {check}"
        : rule.Account is { } account && account != item.Account ? $"it is about the account {account}"
        : rule.Region is { } region && region != item.Region ? $"it is about the Region {region}"
        : rule.Resource is { } resource && !Glob.IsMatch(resource, item.ResourceId) && !(item.Arn is { } arn && Glob.IsMatch(resource, arn)) ? $"the resource is not like {resource}"
        : rule.Item is { } key && key != item.ItemKey && key != item.Fingerprint ? $"it is about the item {key}"
        : rule.Tag is { } tag && item.Tags is null ? $"only a run knows the resource's tags, and it wants {tag}"
        : rule.Tag is { } wanted && !HasTag(wanted, item.Tags!) ? $"the resource has no tag {wanted}"
        : null;

    // A tag's key may hold = too, so the value may begin after any of them.
    private static bool HasTag(string tag, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.ContainsKey(tag))
        {
            return true;
        }

        for (var equals = tag.IndexOf('=', StringComparison.Ordinal); equals >= 0; equals = tag.IndexOf('=', equals + 1))
        {
            if (tags.TryGetValue(tag[..equals], out var value) && Glob.IsMatch(tag.AsSpan(equals + 1), value))
            {
                return true;
            }
        }

        return false;
    }
}
