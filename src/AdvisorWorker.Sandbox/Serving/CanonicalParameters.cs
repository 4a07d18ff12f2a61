using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdvisorWorker.Aws;
using Microsoft.AspNetCore.WebUtilities;

namespace AdvisorWorker.Sandbox.Serving;

/// <summary>What a request asks for, regardless of the order of its parameters, of who signed it and when: equal for a call and its retry.</summary>
internal static class CanonicalParameters
{
    // S3 Control names the account in a header.
    private const string AccountHeader = "x-amz-account-id";

    public static string Of(WireRequest request)
    {
        var account = request.Headers.TryGetValue(AccountHeader, out var id) ? id : string.Empty;
        var text = string.Join('\n', request.Method, request.Path, Sorted(request.Query), account, Body(request));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Body(WireRequest request)
    {
        if (request.Body.Length == 0)
        {
            return string.Empty;
        }

        var type = request.Headers.TryGetValue("Content-Type", out var value) ? value : string.Empty;
        var text = Encoding.UTF8.GetString(request.Body);
        return type.Contains("json", StringComparison.OrdinalIgnoreCase) ? SortedJson(text)
            : type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ? Sorted(text)
            : text;
    }

    private static string Sorted(string query) => string.Join('&', QueryHelpers.ParseQuery(query)
        .Where(parameter => !parameter.Key.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase))
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(string.Join('\n', parameter.Value.AsEnumerable()))}"));

    private static string SortedJson(string text)
    {
        try
        {
            return Sorted(JsonNode.Parse(text))?.ToJsonString() ?? "null";
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(
            members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
