using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdvisorWorker.Sandbox.Events;

/// <summary>An event as rules see it and targets get it.</summary>
internal static class EventEnvelope
{
    public static JsonElement Of(SandboxEvent accepted) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["version"] = "0",
        ["id"] = accepted.Id,
        ["detail-type"] = accepted.DetailType,
        ["source"] = accepted.Source,
        ["account"] = accepted.Account,
        ["time"] = accepted.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["region"] = accepted.Region,
        ["resources"] = new JsonArray([.. accepted.Resources.Select(resource => JsonValue.Create(resource))]),
        ["detail"] = JsonNode.Parse(accepted.Detail),
    });
}
