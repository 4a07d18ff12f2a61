using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdvisorWorker.Events;

/// <summary>
/// The detail of an item event: one item of one check changed its status. The first five keys are Trusted Advisor's, with its
/// mixed spelling; the others are added.
/// </summary>
public sealed record ItemEvent
{
    /// <summary>The version of the contract that is written: the part after the dot grows with each added key.</summary>
    public const string CurrentSchemaVersion = "1.1";

    /// <summary>The check's title. Match on <see cref="CheckId"/> instead: titles may change, ids do not.</summary>
    [JsonPropertyName("check-name")]
    public required string CheckName { get; init; }

    /// <summary>The report's row: heading and value, in the check's order. <c>Status</c> is a colour: Red, Yellow or Green.</summary>
    [JsonPropertyName("check-item-detail")]
    public required IReadOnlyDictionary<string, string?> CheckItemDetail { get; init; }

    /// <summary>One of <see cref="EventStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>The ARN, as with Trusted Advisor; empty for what has none. See <see cref="ShortId"/>.</summary>
    [JsonPropertyName("resource_id")]
    public required string ResourceId { get; init; }

    /// <summary>The same for the same change however often it is delivered: what a reader removes duplicates by.</summary>
    [JsonPropertyName("uuid")]
    public required string Uuid { get; init; }

    /// <summary>The check's own id, such as <c>security-group-open-ports</c>.</summary>
    [JsonPropertyName("check-id")]
    public required string CheckId { get; init; }

    /// <summary>The id of the check's counterpart in Trusted Advisor; null where there is none.</summary>
    [JsonPropertyName("trusted-advisor-id")]
    public string? TrustedAdvisorId { get; init; }

    /// <summary>
    /// <c>cost_optimizing</c>, <c>security</c>, <c>fault_tolerance</c>, <c>performance</c>, <c>service_limits</c> or
    /// <c>operational_excellence</c>.
    /// </summary>
    [JsonPropertyName("pillar")]
    public required string Pillar { get; init; }

    /// <summary>One of <see cref="EventStatus"/>; null where the item was never seen before.</summary>
    [JsonPropertyName("previous-status")]
    public string? PreviousStatus { get; init; }

    /// <summary>One of <see cref="ItemChange"/>.</summary>
    [JsonPropertyName("change")]
    public required string Change { get; init; }

    /// <summary>Why the item has its status, in one sentence.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>The account of the resource.</summary>
    [JsonPropertyName("account-id")]
    public required string AccountId { get; init; }

    /// <summary>The Region of the resource, or <c>global</c>.</summary>
    [JsonPropertyName("region")]
    public required string Region { get; init; }

    /// <summary>The resource's id as people know it, such as <c>sg-0a1b2c3d</c>; also where there is no ARN.</summary>
    [JsonPropertyName("short-id")]
    public required string ShortId { get; init; }

    /// <summary>Tells several items of one resource apart, such as <c>tcp/22-22/0.0.0.0/0</c>.</summary>
    [JsonPropertyName("item-key")]
    public string? ItemKey { get; init; }

    /// <summary>The run that saw the change.</summary>
    [JsonPropertyName("run-id")]
    public required string RunId { get; init; }

    /// <summary>The item's identity over time: the same in all events about it.</summary>
    [JsonPropertyName("fingerprint")]
    public required string Fingerprint { get; init; }

    /// <summary>What acting on it saves a month, in <see cref="Currency"/>; a number, so that a rule can compare it.</summary>
    [JsonPropertyName("monthly-savings")]
    public decimal? MonthlySavings { get; init; }

    /// <summary>ISO 4217 code; set exactly when <see cref="MonthlySavings"/> is.</summary>
    [JsonPropertyName("currency")]
    public string? Currency { get; init; }

    /// <summary>A person has silenced the item.</summary>
    [JsonPropertyName("suppressed")]
    public required bool Suppressed { get; init; }

    /// <summary>True where values of <see cref="CheckItemDetail"/> were cut to keep the event under the size limit; else null.</summary>
    [JsonPropertyName("truncated")]
    public bool? Truncated { get; init; }

    /// <summary>The headings whose values were cut.</summary>
    [JsonPropertyName("truncated-headings")]
    public IReadOnlyList<string>? TruncatedHeadings { get; init; }

    /// <summary>The version of the contract, such as <c>1.0</c>.</summary>
    [JsonPropertyName("schema-version")]
    public string SchemaVersion { get; init => field = value ?? field; } = CurrentSchemaVersion;

    /// <summary>The event in its frame, cut to <see cref="EventSize.Limit"/> where needed.</summary>
    /// <param name="source">The value of <c>source</c>.</param>
    /// <param name="time">When the status changed.</param>
    /// <param name="frameRegion">The frame's Region code; needed because <see cref="Region"/> may be <c>global</c>.</param>
    public EventEnvelope ToEnvelope(string source, DateTimeOffset time, string frameRegion)
    {
        var whole = Frame(this);
        return EventSize.Of(whole) <= EventSize.Limit ? whole : Truncation.Fit(this, Frame);

        EventEnvelope Frame(ItemEvent detail) => new()
        {
            Id = detail.Uuid,
            DetailType = DetailTypes.Item,
            Source = source,
            Account = detail.AccountId,
            Time = time,
            Region = frameRegion,
            Resources = detail.ResourceId.Length > 0 ? [detail.ResourceId] : [],
            Detail = JsonSerializer.SerializeToElement(detail, EventJson.Default.ItemEvent),
        };
    }
}
