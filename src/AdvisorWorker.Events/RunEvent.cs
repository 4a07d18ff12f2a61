using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdvisorWorker.Events;

/// <summary>The detail of a run event: a run has ended, completely or not.</summary>
public sealed record RunEvent
{
    /// <summary>How many accounts <see cref="AccountIds"/> names at the most; <see cref="Accounts"/> counts them all.</summary>
    public const int MaxAccountIds = 100;

    /// <summary>How many checks <see cref="CheckSummaries"/> holds at the most; with <see cref="MaxLimits"/> it keeps the event far below the size limit.</summary>
    public const int MaxChecks = 300;

    /// <summary>How many limits <see cref="Limits"/> holds at the most.</summary>
    public const int MaxLimits = 300;

    /// <summary>The same for the same run however often it is delivered.</summary>
    [JsonPropertyName("uuid")]
    public required string Uuid { get; init; }

    /// <summary>The run.</summary>
    [JsonPropertyName("run-id")]
    public required string RunId { get; init; }

    /// <summary>Everything that was planned could be read. When false, the absence of a finding proves nothing.</summary>
    [JsonPropertyName("complete")]
    public required bool Complete { get; init; }

    /// <summary>Somebody ended the run before its end.</summary>
    [JsonPropertyName("interrupted")]
    public required bool Interrupted { get; init; }

    /// <summary>Why the run is not complete, in words; null for a complete one.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>The instant all verdicts refer to.</summary>
    [JsonPropertyName("started-at")]
    [JsonConverter(typeof(UtcSeconds))]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the run ended.</summary>
    [JsonPropertyName("finished-at")]
    [JsonConverter(typeof(UtcSeconds))]
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>How many accounts were looked at.</summary>
    [JsonPropertyName("accounts")]
    public required int Accounts { get; init; }

    /// <summary>The accounts, the first <see cref="MaxAccountIds"/> of them.</summary>
    [JsonPropertyName("account-ids")]
    public required IReadOnlyList<string> AccountIds { get; init; }

    /// <summary>The Regions.</summary>
    [JsonPropertyName("regions")]
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>How many checks have which status, counted per account.</summary>
    [JsonPropertyName("checks")]
    public required CheckCounts Checks { get; init; }

    /// <summary>How many resources were judged.</summary>
    [JsonPropertyName("resources")]
    public required ResourceCounts Resources { get; init; }

    /// <summary>What all findings together would save a month; null where none states a saving or their currencies differ.</summary>
    [JsonPropertyName("monthly-savings")]
    public decimal? MonthlySavings { get; init; }

    /// <summary>ISO 4217 code; set exactly when <see cref="MonthlySavings"/> is.</summary>
    [JsonPropertyName("currency")]
    public string? Currency { get; init; }

    /// <summary>Each check's counts, the first <see cref="MaxChecks"/>. Since 1.1.</summary>
    [JsonPropertyName("check-summaries")]
    public IReadOnlyList<CheckSummary>? CheckSummaries { get; init; }

    /// <summary>Service limits that are in use at all, the <see cref="MaxLimits"/> fullest, fullest first. Since 1.1.</summary>
    [JsonPropertyName("limits")]
    public IReadOnlyList<LimitUse>? Limits { get; init; }

    /// <summary>The version of the contract, such as <c>1.0</c>.</summary>
    [JsonPropertyName("schema-version")]
    public string SchemaVersion { get; init => field = value ?? field; } = ItemEvent.CurrentSchemaVersion;

    /// <summary>The event in its frame.</summary>
    /// <param name="source">The value of <c>source</c>.</param>
    /// <param name="account">The frame's account: the one of the run where it has but one, else empty.</param>
    /// <param name="frameRegion">The frame's Region code.</param>
    public EventEnvelope ToEnvelope(string source, string account, string frameRegion) => new()
    {
        Id = Uuid,
        DetailType = DetailTypes.Run,
        Source = source,
        Account = account,
        Time = FinishedAt,
        Region = frameRegion,
        Detail = JsonSerializer.SerializeToElement(this, EventJson.Default.RunEvent),
    };
}

/// <summary>Checks by status, counted per account.</summary>
public sealed record CheckCounts
{
    /// <summary>Green ones.</summary>
    [JsonPropertyName("ok")]
    public required int Ok { get; init; }

    /// <summary>Yellow ones.</summary>
    [JsonPropertyName("warning")]
    public required int Warning { get; init; }

    /// <summary>Red ones.</summary>
    [JsonPropertyName("error")]
    public required int Error { get; init; }

    /// <summary>Those that could not be judged.</summary>
    [JsonPropertyName("not-available")]
    public required int NotAvailable { get; init; }

    /// <summary>Those that the support plan's gate took out.</summary>
    [JsonPropertyName("gated")]
    public required int Gated { get; init; }
}

/// <summary>Resources over all checks: one that two checks judge counts twice, as in Trusted Advisor's summaries.</summary>
public sealed record ResourceCounts
{
    /// <summary>With a verdict.</summary>
    [JsonPropertyName("processed")]
    public required long Processed { get; init; }

    /// <summary>Yellow and red ones.</summary>
    [JsonPropertyName("flagged")]
    public required long Flagged { get; init; }

    /// <summary>Those that could not be judged.</summary>
    [JsonPropertyName("ignored")]
    public required long Ignored { get; init; }

    /// <summary>Flagged ones that a person has silenced.</summary>
    [JsonPropertyName("suppressed")]
    public required long Suppressed { get; init; }
}
