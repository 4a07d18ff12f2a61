using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>Takes secrets out of what is recorded: members that hold them by their nature, and what looks like one in tags and descriptions.</summary>
/// <param name="redact">Takes out what looks like a secret in free text.</param>
internal sealed class SecretMembers(Func<string, string> redact)
{
    /// <summary>Stands where a secret stood.</summary>
    public const string Mark = "[REDACTED]";

    private const string ExternalIdKey = "sts:ExternalId";

    // Whatever texts these hold are gone: functions' environments, user data, credentials.
    private static readonly HashSet<string> Secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "Environment", "Variables", "EnvironmentVariables", "UserData", "ExternalId",
        "SecretAccessKey", "SecretKey", "SessionToken", "Password", "MasterUserPassword", "UserPassword", "AuthToken", "AuthorizationToken",
        "ClientSecret", "SecretString", "SecretBinary", "PrivateKey", "KeyMaterial", "PreSharedKey", "CustomerGatewayConfiguration", "SASToken",
    };

    // Parameters of a stack hold passwords; those of a database are what checks look at.
    private static readonly HashSet<string> SecretOfStacks = new(StringComparer.OrdinalIgnoreCase) { "ParameterValue", "ResolvedValue", "OutputValue" };

    private static readonly HashSet<string> FreeText = new(StringComparer.OrdinalIgnoreCase) { "Tags", "TagSet", "TagList", "Description", "Comment" };

    /// <summary>Changes the shape in place.</summary>
    /// <param name="service">The service it is of, such as <c>ec2</c>.</param>
    /// <param name="shape">Parameters or response.</param>
    public void Remove(string service, JsonObject shape)
    {
        foreach (var (name, value) in shape.ToList())
        {
            if (value is null)
            {
                continue;
            }

            if (Secret.Contains(name) || (service == "cloudformation" && SecretOfStacks.Contains(name)))
            {
                shape[name] = Blanked(value);
            }
            else if (FreeText.Contains(name))
            {
                shape[name] = Each(value, redact);
            }
            else if (value is JsonValue)
            {
                shape[name] = Each(value, WithoutExternalId);
            }
            else
            {
                RemoveBelow(service, value);
            }
        }
    }

    private void RemoveBelow(string service, JsonNode value)
    {
        if (value is JsonObject inner)
        {
            Remove(service, inner);
        }
        else if (value is JsonArray items)
        {
            foreach (var item in items.OfType<JsonNode>())
            {
                RemoveBelow(service, item);
            }
        }
    }

    // The form stays, so that it is still the shape that it was: every text in it is replaced, names of variables are kept.
    private static JsonNode? Blanked(JsonNode value) => Each(value, _ => Mark);

    private static JsonNode? Each(JsonNode? value, Func<string, string> change) => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Each(member.Value, change)))),
        JsonArray items => new JsonArray([.. items.Select(item => Each(item, change))]),
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => JsonValue.Create(change((string)scalar!)),
        _ => value?.DeepClone(),
    };

    // A trust policy says which external id it wants. IAM answers policies percent-encoded.
    private static string WithoutExternalId(string text)
    {
        if (!text.Contains("ExternalId", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var isEncoded = text.StartsWith('%');
        try
        {
            var policy = JsonNode.Parse(isEncoded ? Uri.UnescapeDataString(text) : text);
            BlankExternalIds(policy);
            var blanked = policy?.ToJsonString() ?? text;
            return isEncoded ? Uri.EscapeDataString(blanked) : blanked;
        }
        catch (JsonException)
        {
            return Mark;
        }
    }

    private static void BlankExternalIds(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                BlankExternalIds(item);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (string.Equals(name, ExternalIdKey, StringComparison.OrdinalIgnoreCase))
                {
                    members[name] = value is null ? null : Blanked(value);
                }
                else
                {
                    BlankExternalIds(value);
                }
            }
        }
    }
}
