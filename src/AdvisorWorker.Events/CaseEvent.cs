using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdvisorWorker.Events;

/// <summary>The detail of a case event: something happened to a support case.</summary>
public sealed record CaseEvent
{
    /// <summary>The same for the same happening however often it is delivered.</summary>
    [JsonPropertyName("uuid")]
    public required string Uuid { get; init; }

    /// <summary>One of <see cref="CaseChange"/>.</summary>
    [JsonPropertyName("change")]
    public required string Change { get; init; }

    /// <summary>The id that the command line takes.</summary>
    [JsonPropertyName("case")]
    public required string Case { get; init; }

    /// <summary>AWS's id; null until AWS has given one.</summary>
    [JsonPropertyName("case-id")]
    public string? CaseId { get; init; }

    /// <summary>The number that people quote.</summary>
    [JsonPropertyName("display-id")]
    public string? DisplayId { get; init; }

    /// <summary>The account.</summary>
    [JsonPropertyName("account-id")]
    public required string AccountId { get; init; }

    /// <summary>The check it is about; null where people opened it.</summary>
    [JsonPropertyName("check-id")]
    public string? CheckId { get; init; }

    /// <summary>The rule that asked for it.</summary>
    [JsonPropertyName("rule")]
    public string? Rule { get; init; }

    /// <summary>The subject.</summary>
    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    /// <summary>AWS's status, such as <c>pending-customer-action</c>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>The severity code.</summary>
    [JsonPropertyName("severity")]
    public string? Severity { get; init; }

    /// <summary>Who answers for it.</summary>
    [JsonPropertyName("owner")]
    public string? Owner { get; init; }

    /// <summary>What people should know.</summary>
    [JsonPropertyName("note")]
    public string? Note { get; init; }

    /// <summary>The version of the contract.</summary>
    [JsonPropertyName("schema-version")]
    public string SchemaVersion { get; init => field = value ?? field; } = ItemEvent.CurrentSchemaVersion;

    /// <summary>The event in its frame.</summary>
    /// <param name="source">The value of <c>source</c>.</param>
    /// <param name="time">When it happened.</param>
    /// <param name="frameRegion">The frame's Region code.</param>
    public EventEnvelope ToEnvelope(string source, DateTimeOffset time, string frameRegion) => new()
    {
        Id = Uuid,
        DetailType = Change == CaseChange.Opened ? DetailTypes.CaseOpened : DetailTypes.CaseUpdated,
        Source = source,
        Account = AccountId,
        Time = time,
        Region = frameRegion,
        Detail = JsonSerializer.SerializeToElement(this, EventJson.Default.CaseEvent),
    };
}

/// <summary>The values of a case event's <c>change</c>.</summary>
public static class CaseChange
{
    /// <summary>It is about to be opened.</summary>
    public const string Opening = "opening";

    /// <summary>It was opened, or found to be open.</summary>
    public const string Opened = "opened";

    /// <summary>It waits: for a budget, a limit of AWS's, or the end of a window.</summary>
    public const string Queued = "queued";

    /// <summary>Resources joined it.</summary>
    public const string Extended = "extended";

    /// <summary>AWS gave it another status.</summary>
    public const string StatusChanged = "status-changed";

    /// <summary>Somebody answered.</summary>
    public const string Answered = "answered";

    /// <summary>The first answer is due soon.</summary>
    public const string DueSoon = "due-soon";

    /// <summary>The first answer is late.</summary>
    public const string Overdue = "overdue";

    /// <summary>AWS waits for an answer and will close it soon.</summary>
    public const string ClosesSoon = "closes-soon";

    /// <summary>It is resolved.</summary>
    public const string Resolved = "resolved";
}
