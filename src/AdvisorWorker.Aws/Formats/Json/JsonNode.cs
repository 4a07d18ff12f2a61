using System.Text.Json;

namespace AdvisorWorker.Aws;

/// <summary>A JSON value.</summary>
internal sealed class JsonNode(JsonElement element) : Node
{
    /// <summary>A message without a body.</summary>
    public static readonly JsonNode Absent = new(default);

    public override bool IsNull => element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public override Node? Child(string name, string? queryName)
    {
        try
        {
            return !IsNull && Require(JsonValueKind.Object).TryGetProperty(name, out var value) ? new JsonNode(value) : null;
        }
        catch (InvalidOperationException broken)
        {
            throw HalfCharacter(broken);
        }
    }

    public override IEnumerable<Node> Items(string? itemName, bool flattened)
    {
        foreach (var item in Require(JsonValueKind.Array).EnumerateArray())
        {
            yield return new JsonNode(item);
        }
    }

    public override IEnumerable<KeyValuePair<string, Node>> Entries(MapNames names)
    {
        foreach (var property in Require(JsonValueKind.Object).EnumerateObject())
        {
            yield return new KeyValuePair<string, Node>(NameOf(property), new JsonNode(property.Value));
        }
    }

    public override void RequireStructure() => Require(JsonValueKind.Object);

    public override string AsText()
    {
        try
        {
            return Require(JsonValueKind.String).GetString() ?? string.Empty;
        }
        catch (InvalidOperationException broken)
        {
            throw HalfCharacter(broken);
        }
    }

    public override bool AsBoolean() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected("true or false"),
    };

    public override long AsLong(long minimum, long maximum)
    {
        // Some services write whole numbers with a fraction of zero or an exponent.
        if (element.ValueKind == JsonValueKind.Number
            && (element.TryGetInt64(out var value) || TryGetWhole(out value))
            && value >= minimum
            && value <= maximum)
        {
            return value;
        }

        throw Unexpected("an integer");
    }

    public override double AsDouble() => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetDouble(out var value) && double.IsFinite(value) => value,
        JsonValueKind.String when AsText() is "NaN" or "Infinity" or "-Infinity" => FloatingPoint.Parse(AsText()),
        _ => throw Unexpected("a number"),
    };

    public override byte[] AsBytes() => Base64.Decode(AsText());

    public override DateTime AsTime() => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetDouble(out var seconds) => Timestamps.FromSeconds(seconds),
        JsonValueKind.String => Timestamps.Parse(AsText()),
        _ => throw Unexpected("a time"),
    };

    private bool TryGetWhole(out long value)
    {
        value = 0;
        if (!element.TryGetDecimal(out var number) || decimal.Truncate(number) != number || number < long.MinValue || number > long.MaxValue)
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException broken)
        {
            throw HalfCharacter(broken);
        }
    }

    /// <summary>JSON may escape one half of a UTF-16 pair, which no text can hold; the parser says so only when the text is asked for.</summary>
    private static WireFormatException HalfCharacter(InvalidOperationException broken) => new("a text holds half a character", broken);

    private JsonElement Require(JsonValueKind kind) => element.ValueKind == kind ? element : throw Unexpected($"a JSON {kind}");

    private WireFormatException Unexpected(string what)
        => WireFormatException.Expected(what, element.ValueKind == JsonValueKind.Undefined ? "nothing" : element.GetRawText());
}
