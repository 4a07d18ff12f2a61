using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace AdvisorWorker.Aws;

/// <summary>
/// Reads JSON, token by token as it comes from a stream, through a pooled buffer that grows only as far as the longest token. It stands before the value.
/// </summary>
internal sealed class JsonSource : Source, IDisposable
{
    private const int FirstBuffer = 16 * 1024;
    private const int LongestName = 256;
    private const int QuotedLength = 60;
    private readonly Stream _document;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = NestingLimit.Depth });
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private bool _isComplete;

    /// <summary>Opens a document.</summary>
    public JsonSource(Stream document)
    {
        _document = document;
    }

    public override bool LastWins => true;

    /// <summary>Throws unless the value is an object.</summary>
    /// <exception cref="WireFormatException">It is something else.</exception>
    public void RequireObject() => Require('{', "a JSON Object");

    public override bool SkipNull()
    {
        if (Peek(out _) != 'n')
        {
            return false;
        }

        Next();
        return true;
    }

    public override void Skip()
    {
        var depth = 0;
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isComplete, _state);
            var done = false;
            while (!done && reader.Read())
            {
                depth += reader.TokenType switch
                {
                    JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                    JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                    _ => 0,
                };
                done = depth == 0;
            }

            Consume(ref reader);
            if (done)
            {
                return;
            }

            Refill();
        }
    }

    public override void BeginStructure()
    {
        RequireObject();
        Next();
    }

    public override int NextMember(MemberTable members)
    {
        while (true)
        {
            var reader = Next();
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return -1;
            }

            var member = Find(ref reader, members);
            if (member >= 0)
            {
                return member;
            }

            Skip();
        }
    }

    public override void BeginList(string? itemName, bool flattened)
    {
        Require('[', "a JSON Array");
        Next();
    }

    public override bool NextItem()
    {
        if (Peek(out _) != ']')
        {
            return true;
        }

        Next();
        return false;
    }

    public override void BeginMap(MapNames names) => BeginStructure();

    public override bool NextEntry<T>(MapNames names, Codec<T> codec, [NotNullWhen(true)] out string? key, [MaybeNullWhen(false)] out T value)
    {
        while (true)
        {
            var reader = Next();
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                key = null;
                value = default;
                return false;
            }

            key = TextOf(ref reader);
            if (!SkipNull())
            {
                value = codec.Read(this, default);
                return true;
            }
        }
    }

    public override string Text()
    {
        Require('"', "a JSON String");
        var reader = Next();
        return TextOf(ref reader);
    }

    public override bool Boolean()
    {
        if (Peek(out var at) is not ('t' or 'f'))
        {
            throw Unexpected("true or false", at);
        }

        return Next().TokenType == JsonTokenType.True;
    }

    public override long Long(long minimum, long maximum)
    {
        const string what = "an integer";
        RequireNumber(what);
        var reader = Next();

        // Some services write whole numbers with a fraction of zero or an exponent.
        return (reader.TryGetInt64(out var value) || TryGetWhole(ref reader, out value)) && value >= minimum && value <= maximum
            ? value
            : throw Unexpected(what, ref reader);
    }

    public override double Double()
    {
        const string what = "a number";
        if (Peek(out _) == '"')
        {
            var text = Text();
            return text is "NaN" or "Infinity" or "-Infinity" ? FloatingPoint.Parse(text) : throw WireFormatException.Expected(what, text);
        }

        RequireNumber(what);
        var reader = Next();
        return reader.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Unexpected(what, ref reader);
    }

    public override byte[] Bytes() => Base64.Decode(Text());

    public override DateTime Time()
    {
        const string what = "a time";
        if (Peek(out _) == '"')
        {
            return Timestamps.Parse(Text());
        }

        RequireNumber(what);
        var reader = Next();
        return reader.TryGetDouble(out var seconds) ? Timestamps.FromSeconds(seconds) : throw Unexpected(what, ref reader);
    }

    /// <summary>Reads a text, or skips a value that is none.</summary>
    public string? TextOrSkip()
    {
        if (Peek(out _) == '"')
        {
            return Text();
        }

        Skip();
        return null;
    }

    /// <summary>Throws unless the document ends here.</summary>
    /// <exception cref="JsonException">Something follows.</exception>
    public void Finish()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isComplete, _state);
            reader.Read();
            Consume(ref reader);
            if (_isComplete)
            {
                return;
            }

            Refill();
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    /// <summary>JSON may escape one half of a UTF-16 pair, which no text can hold; the reader says so only when the text is asked for.</summary>
    private static WireFormatException HalfCharacter(InvalidOperationException broken) => new("a text holds half a character", broken);

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException broken)
        {
            throw HalfCharacter(broken);
        }
    }

    private static int Find(ref Utf8JsonReader reader, MemberTable members)
    {
        if (reader.ValueSpan.Length > LongestName)
        {
            return -1;
        }

        Span<char> name = stackalloc char[LongestName];
        try
        {
            return members.Find(name[..reader.CopyString(name)]);
        }
        catch (InvalidOperationException broken)
        {
            throw HalfCharacter(broken);
        }
    }

    private static bool TryGetWhole(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        if (!reader.TryGetDecimal(out var number) || decimal.Truncate(number) != number || number < long.MinValue || number > long.MaxValue)
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    private static WireFormatException Unexpected(string what, ref Utf8JsonReader reader) => WireFormatException.Expected(what, Encoding.UTF8.GetString(reader.ValueSpan));

    private WireFormatException Unexpected(string what, int at)
        => WireFormatException.Expected(what, at == _end ? "nothing" : Encoding.UTF8.GetString(_buffer, at, Math.Min(_end - at, QuotedLength)));

    private void Require(char first, string what)
    {
        if (Peek(out var at) != first)
        {
            throw Unexpected(what, at);
        }
    }

    private void RequireNumber(string what)
    {
        if (Peek(out var at) is not ('-' or (>= '0' and <= '9')))
        {
            throw Unexpected(what, at);
        }
    }

    /// <summary>The character that the next token begins with, which says what it is; none at the end. Nothing is consumed, and what is wrong is left to the reader.</summary>
    private char Peek(out int at)
    {
        at = _start;
        while (true)
        {
            for (; at < _end; at++)
            {
                if (_buffer[at] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)','))
                {
                    return (char)_buffer[at];
                }
            }

            if (_isComplete)
            {
                return '\0';
            }

            var offset = at - _start;
            Refill();
            at = _start + offset;
        }
    }

    /// <summary>Reads one token. The reader is good until the next call.</summary>
    private Utf8JsonReader Next()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isComplete, _state);
            var hasToken = reader.Read();
            Consume(ref reader);
            if (hasToken)
            {
                return reader;
            }

            Refill();
        }
    }

    private void Consume(ref Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    /// <summary>Fills the buffer behind what is not consumed yet. Always to the brim, so that a long token is not looked through again for every packet of the network.</summary>
    private void Refill()
    {
        if (_isComplete)
        {
            throw new JsonException("The document ends too early.");
        }

        var rest = _end - _start;
        var target = rest == _buffer.Length ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        _buffer.AsSpan(_start, rest).CopyTo(target);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        (_start, _end) = (0, rest);
        while (_end < _buffer.Length && !_isComplete)
        {
            var read = _document.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _isComplete = read == 0;
        }
    }
}
