using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdvisorWorker.Engine.Tests.Events;

/// <summary>The part of JSON schema that our schema uses. Another keyword is an error, so that none is silently not checked.</summary>
internal static class SmallSchema
{
    private static readonly HashSet<string> Annotations = ["$schema", "$id", "$defs", "title", "description"];

    public static List<string> Errors(JsonElement schema, JsonElement value)
    {
        var errors = new List<string>();
        Check(schema, schema, value, "$", errors);
        return errors;
    }

    private static void Check(JsonElement root, JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var fits = keyword.Name switch
            {
                "$ref" => Nested(Definition(root, keyword.Value.GetString()!), value, path),
                "type" => Types(keyword.Value).Any(type => Is(type, value)),
                "const" => JsonElement.DeepEquals(keyword.Value, value),
                "enum" => keyword.Value.EnumerateArray().Any(option => JsonElement.DeepEquals(option, value)),
                "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble(),
                "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= keyword.Value.GetInt32(),
                "required" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(key => value.TryGetProperty(key.GetString()!, out _)),
                "oneOf" => keyword.Value.EnumerateArray().Count(option => Fits(option)) == 1,
                "properties" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateObject().All(property =>
                    !value.TryGetProperty(property.Name, out var inner) || Nested(property.Value, inner, $"{path}.{property.Name}")),
                "additionalProperties" => value.ValueKind != JsonValueKind.Object
                    || value.EnumerateObject().All(property => Nested(keyword.Value, property.Value, $"{path}.{property.Name}")),
                "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Nested(keyword.Value, item, $"{path}[]")),
                var name when Annotations.Contains(name) => true,
                var name => throw new NotSupportedException($"the keyword {name} is not checked"),
            };
            if (!fits)
            {
                errors.Add($"{path}: {keyword.Name} {keyword.Value}");
            }
        }

        bool Nested(JsonElement inner, JsonElement of, string at)
        {
            Check(root, inner, of, at, errors);
            return true;
        }

        bool Fits(JsonElement option)
        {
            var inner = new List<string>();
            Check(root, option, value, path, inner);
            return inner.Count == 0;
        }
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool Is(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        ("boolean", var kind) => kind is JsonValueKind.True or JsonValueKind.False,
        var (name, kind) => string.Equals(name, kind.ToString(), StringComparison.OrdinalIgnoreCase),
    };

    private static JsonElement Definition(JsonElement root, string reference)
    {
        Assert.StartsWith("#/$defs/", reference, StringComparison.Ordinal);
        return root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);
    }
}
