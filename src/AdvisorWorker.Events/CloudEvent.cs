using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdvisorWorker.Events;

/// <summary>An event as CloudEvents 1.0 frames it: what a webhook receives.</summary>
/// <remarks>The generated JSON reader sets a property to null where its key is missing; the setters of optional ones keep the default then.</remarks>
public sealed record CloudEvent
{
    /// <summary>The media type of one event.</summary>
    public const string MediaType = "application/cloudevents+json";

    /// <summary>The media type of an array of events.</summary>
    public const string BatchMediaType = "application/cloudevents-batch+json";

    private const string TypePrefix = "dev.advisorworker.";

    /// <summary>The version of CloudEvents.</summary>
    [JsonPropertyName("specversion")]
    public string SpecVersion { get; init => field = value ?? field; } = "1.0";

    /// <summary>The uuid of the detail: the same however often the event is delivered.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary><c>/advisorworker/PARTITION/ACCOUNT</c>; without the account for a run of several.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>The detail-type as a name: <c>dev.advisorworker.advisor-run-completed</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The ARN of the resource; the check's id where it has none; the run's for the event of a run.</summary>
    [JsonPropertyName("subject")]
    public string? Subject { get; init; }

    /// <summary>When the status changed, or the run ended.</summary>
    [JsonPropertyName("time")]
    [JsonConverter(typeof(UtcSeconds))]
    public required DateTimeOffset Time { get; init; }

    /// <summary>Always <c>application/json</c>.</summary>
    [JsonPropertyName("datacontenttype")]
    public string DataContentType { get; init => field = value ?? field; } = "application/json";

    /// <summary>EventBridge's <c>detail-type</c>.</summary>
    [JsonPropertyName("detailtype")]
    public required string DetailType { get; init; }

    /// <summary>The account of the finding, or of a run of one account.</summary>
    [JsonPropertyName("awsaccount")]
    public string? AwsAccount { get; init; }

    /// <summary>The Region of the finding, or <c>global</c>; null for other kinds.</summary>
    [JsonPropertyName("awsregion")]
    public string? AwsRegion { get; init; }

    /// <summary>The run.</summary>
    [JsonPropertyName("runid")]
    public string? RunId { get; init; }

    /// <summary>The status of an item, one of <see cref="EventStatus"/>.</summary>
    [JsonPropertyName("severity")]
    public string? Severity { get; init; }

    /// <summary>The detail, as on EventBridge.</summary>
    [JsonPropertyName("data")]
    public required JsonElement Data { get; init; }

    /// <summary>The same event in this frame.</summary>
    public static CloudEvent Of(EventEnvelope envelope)
    {
        var item = envelope.DetailType == DetailTypes.Item;
        var arn = envelope.Resources.Count > 0 ? envelope.Resources[0] : null;
        return new()
        {
            Id = envelope.Id,
            Source = $"/{envelope.Source}/{Partition(arn, envelope.Region)}{(envelope.Account.Length > 0 ? $"/{envelope.Account}" : "")}",
            Type = TypeOf(envelope.DetailType),
            Subject = Clean(arn) ?? Text(envelope.Detail, item ? "check-id" : "run-id"),
            Time = envelope.Time,
            DetailType = envelope.DetailType,
            AwsAccount = envelope.Account.Length > 0 ? envelope.Account : null,
            AwsRegion = item ? Text(envelope.Detail, "region") : null,
            RunId = Text(envelope.Detail, "run-id"),
            Severity = item ? Text(envelope.Detail, "status") : null,
            Data = envelope.Detail,
        };
    }

    /// <summary>The value of <c>type</c> for a <c>detail-type</c>.</summary>
    public static string TypeOf(string detailType)
    {
        var name = new StringBuilder(TypePrefix, TypePrefix.Length + detailType.Length);
        foreach (var c in detailType)
        {
            name.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLower(c, CultureInfo.InvariantCulture) : '-');
        }

        return name.ToString();
    }

    /// <summary>Reads one event, such as the body of a request of type <see cref="MediaType"/>.</summary>
    /// <exception cref="JsonException">The text is no event.</exception>
    public static CloudEvent Parse(string json) =>
        JsonSerializer.Deserialize(json, EventJson.Default.CloudEvent) ?? throw new JsonException("The text is the word null and no event.");

    /// <summary>Reads an array of events, such as the body of a request of type <see cref="BatchMediaType"/>.</summary>
    /// <exception cref="JsonException">The text is no array of events.</exception>
    public static IReadOnlyList<CloudEvent> ParseBatch(string json) =>
        JsonSerializer.Deserialize(json, EventJson.Default.CloudEventArray) ?? throw new JsonException("The text is the word null and no event.");

    /// <summary>The event as one line of JSON. Everything but ASCII is escaped, so that a hostile name cannot act on a terminal.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EventJson.Default.CloudEvent);

    /// <summary>The detail of an item event; null for other kinds.</summary>
    /// <exception cref="JsonException">A key is missing or has another type.</exception>
    public ItemEvent? AsItem() => DetailType == DetailTypes.Item ? Data.Deserialize(EventJson.Default.ItemEvent) : null;

    /// <summary>The detail of a run event; null for other kinds.</summary>
    /// <exception cref="JsonException">A key is missing or has another type.</exception>
    public RunEvent? AsRun() => DetailType == DetailTypes.Run ? Data.Deserialize(EventJson.Default.RunEvent) : null;

    private static string? Text(JsonElement detail, string key) =>
        detail.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? Clean(value.GetString()) : null;

    // Attributes hold no control characters and no half characters; resource names may.
    private static string? Clean(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }

    private static string Partition(string? arn, string region) => (arn?.Split(':', 3), region) switch
    {
        (["arn", var partition, _], _) => partition,
        (_, _) when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        (_, _) when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };
}
