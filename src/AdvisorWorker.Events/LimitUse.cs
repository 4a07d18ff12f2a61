using System.Text.Json.Serialization;

namespace AdvisorWorker.Events;

/// <summary>How much of one service limit is in use, in a run event.</summary>
public sealed record LimitUse
{
    /// <summary>The account.</summary>
    [JsonPropertyName("account-id")]
    public required string AccountId { get; init; }

    /// <summary>The Region, or <c>global</c>.</summary>
    [JsonPropertyName("region")]
    public required string Region { get; init; }

    /// <summary>The service, such as <c>VPC</c>.</summary>
    [JsonPropertyName("service")]
    public required string Service { get; init; }

    /// <summary>The limit's name.</summary>
    [JsonPropertyName("limit")]
    public required string Limit { get; init; }

    /// <summary>The share that is in use: 1 is all of it.</summary>
    [JsonPropertyName("used")]
    public required double Used { get; init; }
}
