using System.Text.Json;

namespace AdvisorWorker.Sandbox.Events;

/// <summary>
/// An EventBridge event pattern: fields and, for each, the values that will do; all fields must do. Knows exact values, prefix, suffix, anything-but, exists,
/// numeric, equals-ignore-case, wildcard and $or.
/// </summary>
internal sealed class EventPattern
{
    private const string Or = "$or";
    private readonly Func<IReadOnlyList<JsonElement>, bool> _matches;

    private EventPattern(Func<IReadOnlyList<JsonElement>, bool> matches)
    {
        _matches = matches;
    }

    /// <exception cref="FormatException">It is no pattern; the message says why.</exception>
    public static EventPattern Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new(Fields(document.RootElement.Clone()));
        }
        catch (JsonException)
        {
            throw new FormatException("Event pattern is not valid JSON");
        }
    }

    public bool Matches(JsonElement whole) => _matches([whole]);

    /// <summary>Matches when every field does in one of the objects, as an event's list of objects counts for each.</summary>
    private static Func<IReadOnlyList<JsonElement>, bool> Fields(JsonElement pattern)
    {
        if (pattern.ValueKind != JsonValueKind.Object || !pattern.EnumerateObject().Any())
        {
            throw new FormatException("Filter is not an object or empty");
        }

        List<Func<IReadOnlyList<JsonElement>, bool>> all = [.. pattern.EnumerateObject().Select(Field)];
        return values => all.TrueForAll(field => field(values));
    }

    private static Func<IReadOnlyList<JsonElement>, bool> Field(JsonProperty field)
    {
        if (field.Name == Or && field.Value.ValueKind == JsonValueKind.Array)
        {
            List<Func<IReadOnlyList<JsonElement>, bool>> any = [.. field.Value.EnumerateArray().Select(Fields)];
            return any.Count > 1 ? values => any.Exists(choice => choice(values)) : throw new FormatException("$or needs at least two patterns");
        }

        var matches = field.Value.ValueKind switch
        {
            JsonValueKind.Object => Fields(field.Value),
            JsonValueKind.Array when field.Value.GetArrayLength() > 0 => Values(field.Value),
            JsonValueKind.Array => throw new FormatException($"Empty arrays are not allowed: {field.Name}"),
            _ => throw new FormatException($"\"{field.Name}\" must be an object or an array"),
        };
        return values => matches([.. values
            .Where(value => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(field.Name, out _))
            .Select(value => value.GetProperty(field.Name))
            .SelectMany(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : [value])]);
    }

    private static Func<IReadOnlyList<JsonElement>, bool> Values(JsonElement wanted)
    {
        List<Func<IReadOnlyList<JsonElement>, bool>> any = [.. wanted.EnumerateArray().Select(Value)];
        return values => any.Exists(choice => choice(values));
    }

    private static Func<IReadOnlyList<JsonElement>, bool> Value(JsonElement wanted)
    {
        if (wanted.ValueKind == JsonValueKind.Object && wanted.TryGetProperty("exists", out var exists))
        {
            return exists.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? values => values.Any() == exists.GetBoolean()
                : throw new FormatException("exists must be true or false");
        }

        var matches = ValueFilter.Of(wanted);
        return values => values.Any(matches);
    }
}
