using System.IO.Enumeration;
using System.Text.Json;

namespace AdvisorWorker.Sandbox.Events;

/// <summary>What an event pattern says about one value.</summary>
internal static class ValueFilter
{
    /// <exception cref="FormatException">There is no such filter.</exception>
    public static Func<JsonElement, bool> Of(JsonElement wanted)
    {
        if (wanted.ValueKind != JsonValueKind.Object)
        {
            return Exactly(wanted);
        }

        if (wanted.EnumerateObject().ToList() is not [var filter])
        {
            throw new FormatException("Only one key allowed in match expression");
        }

        return filter.Name switch
        {
            "anything-but" => AnythingBut(filter.Value),
            "numeric" => Numeric(filter.Value),
            _ => Text(filter.Name, filter.Value),
        };
    }

    private static Func<JsonElement, bool> Exactly(JsonElement wanted) => wanted.ValueKind switch
    {
        JsonValueKind.Array => throw new FormatException("Match value must be String, number, true, false, or null"),
        JsonValueKind.Number => value => value.ValueKind == JsonValueKind.Number && value.GetDouble() == wanted.GetDouble(),
        JsonValueKind.String => value => value.ValueKind == JsonValueKind.String && value.GetString() == wanted.GetString(),
        var kind => value => value.ValueKind == kind,
    };

    private static Func<JsonElement, bool> AnythingBut(JsonElement wanted)
    {
        List<Func<JsonElement, bool>> unwanted = wanted.ValueKind switch
        {
            JsonValueKind.Array when wanted.GetArrayLength() > 0 => [.. wanted.EnumerateArray().Select(Exactly)],
            JsonValueKind.Object when wanted.EnumerateObject().ToList() is [{ Value.ValueKind: JsonValueKind.Array } several] =>
                [.. several.Value.EnumerateArray().Select(one => Text(several.Name, one))],
            JsonValueKind.Object => [Of(wanted)],
            _ => [Exactly(wanted)],
        };
        return value => !unwanted.Exists(matches => matches(value));
    }

    private static Func<JsonElement, bool> Text(string filter, JsonElement wanted)
    {
        // "prefix": { "equals-ignore-case": "x" }
        if (filter is "prefix" or "suffix" && wanted.ValueKind == JsonValueKind.Object && wanted.TryGetProperty("equals-ignore-case", out var inner))
        {
            return Text(filter, inner, StringComparison.OrdinalIgnoreCase);
        }

        return Text(filter, wanted, StringComparison.Ordinal);
    }

    private static Func<JsonElement, bool> Text(string filter, JsonElement wanted, StringComparison comparison)
    {
        if (wanted.ValueKind != JsonValueKind.String)
        {
            throw new FormatException($"{filter} match pattern must be a string");
        }

        var text = wanted.GetString()!;
        Func<string, bool> matches = filter switch
        {
            "prefix" => value => value.StartsWith(text, comparison),
            "suffix" => value => value.EndsWith(text, comparison),
            "equals-ignore-case" => value => value.Equals(text, StringComparison.OrdinalIgnoreCase),
            "wildcard" => value => FileSystemName.MatchesSimpleExpression(text.Replace("?", "\\?", StringComparison.Ordinal), value, ignoreCase: false),
            _ => throw new FormatException($"Unrecognized match type {filter}"),
        };
        return value => value.ValueKind == JsonValueKind.String && matches(value.GetString()!);
    }

    private static Func<JsonElement, bool> Numeric(JsonElement wanted)
    {
        List<JsonElement> parts = wanted.ValueKind == JsonValueKind.Array ? [.. wanted.EnumerateArray()] : [];
        if (parts.Count is not (2 or 4))
        {
            throw new FormatException("Value of numeric must be an array of an operator and a number, once or twice");
        }

        List<Func<double, bool>> all = [.. parts.Chunk(2).Select(pair => Comparison(pair[0], pair[1]))];
        return value => value.ValueKind == JsonValueKind.Number && all.TrueForAll(compare => compare(value.GetDouble()));
    }

    private static Func<double, bool> Comparison(JsonElement sign, JsonElement number)
    {
        if (sign.ValueKind != JsonValueKind.String || number.ValueKind != JsonValueKind.Number)
        {
            throw new FormatException("Numeric match wants an operator and a number");
        }

        var limit = number.GetDouble();
        return sign.GetString() switch
        {
            "=" => value => value == limit,
            "<" => value => value < limit,
            "<=" => value => value <= limit,
            ">" => value => value > limit,
            ">=" => value => value >= limit,
            var other => throw new FormatException($"Unrecognized numeric range operator: {other}"),
        };
    }
}
