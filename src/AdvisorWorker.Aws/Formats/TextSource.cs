using System.Globalization;

namespace AdvisorWorker.Aws;

/// <summary>A format that has texts only: XML, queries, headers.</summary>
internal abstract class TextSource : Source
{
    public abstract override string Text();

    public override bool Boolean()
    {
        var text = Text();
        return text.Trim().ToLowerInvariant() switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => throw WireFormatException.Expected("true or false", text),
        };
    }

    public override long Long(long minimum, long maximum)
    {
        var text = Text();
        return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw WireFormatException.Expected("an integer", text);
    }

    public override double Double() => FloatingPoint.Parse(Text());

    public override byte[] Bytes() => Base64.Decode(Text());

    public override DateTime Time() => Timestamps.Parse(Text());
}
