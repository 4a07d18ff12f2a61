using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AdvisorWorker.Aws;

/// <summary>Reads JSON, token by token as it comes from a stream. It stands before the value.</summary>
internal sealed class JsonSource(Stream document) : Source, IDisposable
{
    private const int LongestUsualName = 128;
    private readonly JsonTokens _tokens = new(document);

    public override bool LastWins => true;

    /// <summary>Throws unless the value is an object.</summary>
    /// <exception cref="WireFormatException">It is something else.</exception>
    public void RequireObject()
    {
        if (_tokens.Peek() != JsonTokenType.StartObject)
        {
            throw Unexpected("a JSON Object");
        }
    }

    public override bool SkipNull()
    {
        if (_tokens.Peek() != JsonTokenType.Null)
        {
            return false;
        }

        _tokens.Take();
        return true;
    }

    public override void Skip()
    {
        var depth = 0;
        do
        {
            depth += _tokens.Take().Type switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                _ => 0,
            };
        }
        while (depth > 0);
    }

    public override void BeginStructure() => Take(JsonTokenType.StartObject, "a JSON Object");

    public override int NextMember(MemberTable members)
    {
        while (true)
        {
            var token = _tokens.Take();
            if (token.Type == JsonTokenType.EndObject)
            {
                return -1;
            }

            var member = Find(token, members);
            if (member >= 0)
            {
                return member;
            }

            Skip();
        }
    }

    public override void BeginList(string? itemName, bool flattened) => Take(JsonTokenType.StartArray, "a JSON Array");

    public override bool NextItem()
    {
        if (_tokens.Peek() != JsonTokenType.EndArray)
        {
            return true;
        }

        _tokens.Take();
        return false;
    }

    public override void BeginMap(MapNames names) => BeginStructure();

    public override bool NextEntry<T>(MapNames names, Codec<T> codec, [NotNullWhen(true)] out string? key, [MaybeNullWhen(false)] out T value)
    {
        while (true)
        {
            var token = _tokens.Take();
            if (token.Type == JsonTokenType.EndObject)
            {
                key = null;
                value = default;
                return false;
            }

            key = _tokens.Text(token);
            if (!SkipNull())
            {
                value = codec.Read(this, default);
                return true;
            }
        }
    }

    public override string Text() => _tokens.Text(Take(JsonTokenType.String, "a JSON String"));

    public override bool Boolean()
    {
        if (_tokens.Peek() is not (JsonTokenType.True or JsonTokenType.False))
        {
            throw Unexpected("true or false");
        }

        return _tokens.Take().Type == JsonTokenType.True;
    }

    public override long Long(long minimum, long maximum)
    {
        const string what = "an integer";
        var number = TakeNumber(what);

        // Some services write whole numbers with a fraction of zero or an exponent.
        return (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || TryGetWhole(number, out value))
            && value >= minimum
            && value <= maximum
            ? value
            : throw Unexpected(what, number);
    }

    public override double Double()
    {
        const string what = "a number";
        if (_tokens.Peek() == JsonTokenType.String)
        {
            var text = Text();
            return text is "NaN" or "Infinity" or "-Infinity" ? FloatingPoint.Parse(text) : throw WireFormatException.Expected(what, text);
        }

        var number = TakeNumber(what);
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw Unexpected(what, number);
    }

    public override byte[] Bytes() => Base64.Decode(Text());

    public override DateTime Time()
    {
        const string what = "a time";
        if (_tokens.Peek() == JsonTokenType.String)
        {
            return Timestamps.Parse(Text());
        }

        var number = TakeNumber(what);
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? Timestamps.FromSeconds(seconds) : throw Unexpected(what, number);
    }

    /// <summary>Reads a text, or skips a value that is none.</summary>
    public string? TextOrSkip()
    {
        if (_tokens.Peek() == JsonTokenType.String)
        {
            return Text();
        }

        Skip();
        return null;
    }

    /// <summary>Reads what is left of the document, which may still turn out to be none.</summary>
    public void Finish()
    {
        while (_tokens.Peek() != JsonTokenType.None)
        {
            _tokens.Take();
        }
    }

    public void Dispose() => _tokens.Dispose();

    private static bool TryGetWhole(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || decimal.Truncate(number) != number
            || number < long.MinValue
            || number > long.MaxValue)
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    private static WireFormatException Unexpected(string what, ReadOnlySpan<byte> found) => WireFormatException.Expected(what, Encoding.UTF8.GetString(found));

    /// <summary>Names need not become texts to be found.</summary>
    private int Find(JsonToken token, MemberTable members)
    {
        if (token.IsEscaped || token.Length > LongestUsualName)
        {
            return members.Find(_tokens.Text(token));
        }

        Span<char> name = stackalloc char[LongestUsualName];
        return members.Find(name[..Encoding.UTF8.GetChars(_tokens.Raw(token), name)]);
    }

    private JsonToken Take(JsonTokenType type, string what) => _tokens.Peek() == type ? _tokens.Take() : throw Unexpected(what);

    private ReadOnlySpan<byte> TakeNumber(string what) => _tokens.Raw(Take(JsonTokenType.Number, what));

    private WireFormatException Unexpected(string what)
        => _tokens.Peek() == JsonTokenType.None ? WireFormatException.Expected(what, "nothing") : Unexpected(what, _tokens.Raw(_tokens.Take()));
}
