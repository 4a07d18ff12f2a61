namespace AdvisorWorker.Engine.Record;

/// <summary>Whether a rule is about an item.</summary>
public static class SuppressionMatch
{
    /// <summary>All that the rule names matches what a report prints of the item.</summary>
    public static bool Matches(Suppression rule, in SuppressionSubject item) => Misfit(rule, item) is null;

    /// <summary>The first thing that does not match, in words; null where all does.</summary>
    public static string? WhyNot(Suppression rule, in SuppressionSubject item) => Misfit(rule, item) switch
    {
        nameof(Suppression.Check) => $"it is about the check {rule.Check}",
        nameof(Suppression.Account) => $"it is about the account {rule.Account}",
        nameof(Suppression.Region) => $"it is about the Region {rule.Region}",
        nameof(Suppression.Resource) => $"the resource is not like {rule.Resource}",
        nameof(Suppression.Item) => $"it is about the item {rule.Item}",
        nameof(Suppression.Tag) when item.Tags is null => $"only a run knows the resource's tags, and it wants {rule.Tag}",
        nameof(Suppression.Tag) => $"the resource has no tag {rule.Tag}",
        _ => null,
    };

    private static string? Misfit(Suppression rule, in SuppressionSubject item) =>
        rule.Check is { } check && check != item.CheckId && check != item.TrustedAdvisorId ? nameof(Suppression.Check)
        : rule.Account is { } account && account != item.Account ? nameof(Suppression.Account)
        : rule.Region is { } region && region != item.Region ? nameof(Suppression.Region)
        : rule.Resource is { } resource && !Glob.IsMatch(resource, item.ResourceId) && !(item.Arn is { } arn && Glob.IsMatch(resource, arn)) ? nameof(Suppression.Resource)
        : rule.Item is { } key && key != item.ItemKey && key != item.Fingerprint ? nameof(Suppression.Item)
        : rule.Tag is { } tag && !(item.Tags is { } tags && HasTag(tag, tags)) ? nameof(Suppression.Tag)
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
