using System.Text.Json;
using AdvisorWorker.Events;

namespace EventConsumer;

/// <summary>Finds the events in what a queue, a function or a file gives.</summary>
internal static class Messages
{
    /// <summary>
    /// An event in EventBridge's frame (a line of a file, the body of a queue's message), one inside of an SNS notification, or many: the answer of
    /// <c>aws sqs receive-message</c>, the input of a function behind a queue.
    /// </summary>
    public static IEnumerable<EventEnvelope> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var envelope in Read(document.RootElement))
        {
            yield return envelope;
        }
    }

    private static IEnumerable<EventEnvelope> Read(JsonElement element) => element switch
    {
        _ when Inner(element, "Messages", "Body") is { } bodies => bodies.SelectMany(Read),
        _ when Inner(element, "Records", "body") is { } bodies => bodies.SelectMany(Read),
        _ when element.TryGetProperty("Message", out var message) && message.ValueKind == JsonValueKind.String => Read(message.GetString()!),
        _ => [EventEnvelope.Parse(element.GetRawText())],
    };

    private static List<string>? Inner(JsonElement element, string list, string body) =>
        element.TryGetProperty(list, out var messages) && messages.ValueKind == JsonValueKind.Array
            ? [.. messages.EnumerateArray().Select(message => message.GetProperty(body).GetString()!)]
            : null;
}
