using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdvisorWorker.Events;

/// <summary>
/// An event with the frame that EventBridge puts around it: the body of a message in a queue, the input of a function, a line
/// of a JSON lines file.
/// </summary>
/// <remarks>The generated JSON reader sets a property to null where its key is missing; the setters of optional ones keep the default then.</remarks>
public sealed record EventEnvelope
{
    /// <summary>EventBridge's version of the frame, always <c>0</c>.</summary>
    [JsonPropertyName("version")]
    public string Version { get; init => field = value ?? field; } = "0";

    /// <summary>
    /// The uuid of the detail. EventBridge replaces it by an id of its own, another one for each delivery: to recognise a
    /// repeated event, compare the detail's <c>uuid</c>.
    /// </summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The kind of event; see <see cref="DetailTypes"/>.</summary>
    [JsonPropertyName("detail-type")]
    public required string DetailType { get; init; }

    /// <summary><c>advisorworker</c> unless configured otherwise.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>
    /// The account of the finding; on EventBridge the account that delivered the event, which emulators leave out. The finding's
    /// account is always in the detail.
    /// </summary>
    [JsonPropertyName("account")]
    public string Account { get; init => field = value ?? field; } = "";

    /// <summary>When the status changed, or the run ended; UTC, whole seconds.</summary>
    [JsonPropertyName("time")]
    [JsonConverter(typeof(UtcSeconds))]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The Region of the finding; on EventBridge the Region of the bus. The finding's Region is always in the detail.</summary>
    [JsonPropertyName("region")]
    public required string Region { get; init; }

    /// <summary>The ARN of the resource. Trusted Advisor leaves this list empty.</summary>
    [JsonPropertyName("resources")]
    public IReadOnlyList<string> Resources { get; init => field = value ?? field; } = [];

    /// <summary>What happened; see <see cref="AsItem"/> and <see cref="AsRun"/>.</summary>
    [JsonPropertyName("detail")]
    public required JsonElement Detail { get; init; }

    /// <summary>Reads one event, such as the body of a queue's message or a line of a JSON lines file.</summary>
    /// <exception cref="JsonException">The text is no event.</exception>
    public static EventEnvelope Parse(string json) =>
        JsonSerializer.Deserialize(json, EventJson.Default.EventEnvelope) ?? throw new JsonException("The text is the word null and no event.");

    /// <summary>The event as one line of JSON. Everything but ASCII is escaped, so that a hostile name cannot act on a terminal.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EventJson.Default.EventEnvelope);

    /// <summary>The detail of an item event; null for other kinds.</summary>
    /// <exception cref="JsonException">A key is missing or has another type.</exception>
    public ItemEvent? AsItem() => DetailType == DetailTypes.Item ? Detail.Deserialize(EventJson.Default.ItemEvent) : null;

    /// <summary>The detail of a run event; null for other kinds.</summary>
    /// <exception cref="JsonException">A key is missing or has another type.</exception>
    public RunEvent? AsRun() => DetailType == DetailTypes.Run ? Detail.Deserialize(EventJson.Default.RunEvent) : null;

    /// <summary>The detail of a case event; null for other kinds.</summary>
    /// <exception cref="JsonException">A key is missing or has another type.</exception>
    public CaseEvent? AsCase() => DetailType is DetailTypes.CaseOpened or DetailTypes.CaseUpdated ? Detail.Deserialize(EventJson.Default.CaseEvent) : null;
}
