namespace AdvisorWorker.Engine.Record;

/// <summary>What a rule looks at of an item: what reports print of it, and its tags.</summary>
/// <param name="CheckId">Our id of its check.</param>
/// <param name="TrustedAdvisorId">Trusted Advisor's id of its check.</param>
/// <param name="Account">Its account.</param>
/// <param name="Region">Its Region.</param>
/// <param name="ResourceId">Its resource.</param>
/// <param name="Arn">Its resource's ARN.</param>
/// <param name="ItemKey">What tells it from other items of its resource.</param>
/// <param name="Fingerprint">Its identity.</param>
/// <param name="Tags">Its resource's tags; null where they are not known, since the store remembers none.</param>
public readonly record struct SuppressionSubject(
    string CheckId,
    string? TrustedAdvisorId,
    string Account,
    string Region,
    string ResourceId,
    string? Arn,
    string? ItemKey,
    string Fingerprint,
    IReadOnlyDictionary<string, string>? Tags)
{
    /// <summary>What a rule looks at of this item.</summary>
    public static SuppressionSubject Of(Item item) =>
        new(item.Check.Id, item.Check.TrustedAdvisorId, item.Account, item.Region, item.ResourceId, item.Arn, item.ItemKey, item.Fingerprint, item.Tags);
}
