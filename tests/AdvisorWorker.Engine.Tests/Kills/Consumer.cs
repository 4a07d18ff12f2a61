using AdvisorWorker.Engine.Record;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Kills;

/// <summary>Reads what a sink's file holds as a consumer does that knows events by their uuids.</summary>
internal sealed class Consumer
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    private Consumer()
    {
    }

    /// <summary>The run and the words of each event, in the order in which they came first.</summary>
    public List<(string Run, string Event)> Told { get; } = [];

    /// <summary>How many events came again.</summary>
    public int Repeated { get; private set; }

    public static Consumer Read(string path)
    {
        var consumer = new Consumer();
        foreach (var line in File.ReadLines(path))
        {
            // A writer that is killed may leave the beginning of a line.
            if (line.EndsWith('}') && TryParse(line) is { } envelope)
            {
                consumer.Take(envelope);
            }
        }

        return consumer;
    }

    private static EventEnvelope? TryParse(string line)
    {
        try
        {
            return EventEnvelope.Parse(line);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or FormatException)
        {
            return null;
        }
    }

    private void Take(EventEnvelope envelope)
    {
        var content = envelope.ToJson();
        if (!known.TryAdd(envelope.Id, content))
        {
            Assert.Equal(known[envelope.Id], content);
            Repeated++;
            return;
        }

        Told.Add(envelope.AsItem() is { } item
            ? (item.RunId, $"{item.Change} {item.ShortId} {item.Status switch { EventStatus.Ok => CheckStatus.Ok, EventStatus.Warn => CheckStatus.Warning, _ => CheckStatus.Error }}")
            : (envelope.Detail.GetProperty("run-id").GetString()!, "run"));
    }
}
