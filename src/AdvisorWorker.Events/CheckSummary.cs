using System.Text.Json.Serialization;

namespace AdvisorWorker.Events;

/// <summary>One check's counts in a run event.</summary>
public sealed record CheckSummary
{
    /// <summary>The check's own id.</summary>
    [JsonPropertyName("check-id")]
    public required string CheckId { get; init; }

    /// <summary>The check's title.</summary>
    [JsonPropertyName("check-name")]
    public required string CheckName { get; init; }

    /// <summary>The pillar, as in <see cref="ItemEvent.Pillar"/>.</summary>
    [JsonPropertyName("pillar")]
    public required string Pillar { get; init; }

    /// <summary>The account.</summary>
    [JsonPropertyName("account-id")]
    public required string AccountId { get; init; }

    /// <summary>One of <see cref="EventStatus"/>; <c>INFO</c> where something could not be read and nothing was found.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Red rows that nobody has silenced.</summary>
    [JsonPropertyName("red")]
    public required int Red { get; init; }

    /// <summary>Yellow rows that nobody has silenced.</summary>
    [JsonPropertyName("yellow")]
    public required int Yellow { get; init; }

    /// <summary>What its findings would save a month, in the run's currency; null where none states a saving.</summary>
    [JsonPropertyName("monthly-savings")]
    public decimal? MonthlySavings { get; init; }
}
