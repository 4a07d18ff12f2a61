using System.Globalization;

namespace AdvisorWorker.Aws;

/// <summary>A node of a format that has texts only: XML, queries, headers.</summary>
internal abstract class TextNode : Node
{
    public override bool IsBlank => AsText().Length == 0;

    public override bool AsBoolean()
    {
        var text = AsText();
        return text.Trim().ToLowerInvariant() switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => throw WireFormatException.Expected("true or false", text),
        };
    }

    public override long AsLong(long minimum, long maximum)
    {
        var text = AsText();
        return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw WireFormatException.Expected("an integer", text);
    }

    public override double AsDouble() => FloatingPoint.Parse(AsText());

    public override byte[] AsBytes() => Base64.Decode(AsText());

    public override DateTime AsTime() => Timestamps.Parse(AsText());
}
