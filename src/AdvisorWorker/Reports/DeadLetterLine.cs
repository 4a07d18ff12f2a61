using System.Text.Json;
using AdvisorWorker.Engine.Record.Store;

namespace AdvisorWorker.Reports;

/// <summary>A dead letter as one line of JSON.</summary>
internal static class DeadLetterLine
{
    public static void Write(DeadLetter letter, Stream output)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("sink", letter.Sink);
            json.WriteString("uuid", letter.Uuid);
            json.WriteString("reason", letter.Reason);
            json.WriteNumber("attempts", letter.Attempts);
            json.WriteString("diedAt", letter.DiedAt.UtcDateTime);
            json.WritePropertyName("event");
            json.WriteRawValue(letter.Event);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}
