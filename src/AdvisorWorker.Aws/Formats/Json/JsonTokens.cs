using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AdvisorWorker.Aws;

/// <summary>
/// The tokens of a JSON document, as they come from a stream, through a pooled buffer that grows only as far as the longest token. The framework's reader
/// lives on the stack; so that it is not set up again for every token, it reads a few in advance.
/// </summary>
internal sealed class JsonTokens(Stream document) : IDisposable
{
    private const int FirstBuffer = 16 * 1024;
    private const int Advance = 64;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly JsonToken[] _tokens = new JsonToken[Advance];
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = NestingLimit.Depth });
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private bool _isComplete;
    private int _next;
    private int _count;

    /// <summary>What the next token is; none at the end of the document.</summary>
    public JsonTokenType Peek() => _next < _count || ReadAhead() ? _tokens[_next].Type : JsonTokenType.None;

    /// <summary>Takes the next token.</summary>
    /// <exception cref="JsonException">There is none, or no JSON.</exception>
    public JsonToken Take()
    {
        if (_next == _count && !ReadAhead())
        {
            throw new JsonException("The document ends too early.");
        }

        return _tokens[_next++];
    }

    /// <summary>The text of the token that was taken last, as it is in the document.</summary>
    public ReadOnlySpan<byte> Raw(JsonToken token) => _buffer.AsSpan(token.Start, token.Length);

    /// <summary>The text that the string or name stands for that was taken last.</summary>
    /// <exception cref="WireFormatException">It is no text.</exception>
    public string Text(JsonToken token)
    {
        try
        {
            return token.IsEscaped ? Unescaped(token) : StrictUtf8.GetString(Raw(token));
        }
        catch (Exception broken) when (broken is InvalidOperationException or DecoderFallbackException)
        {
            // JSON may escape one half of a UTF-16 pair, which no text can hold; the framework says so only when the text is asked for.
            throw new WireFormatException("a text holds half a character", broken);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        (_start, _end, _next, _count) = (0, 0, 0, 0);
    }

    private string Unescaped(JsonToken token)
    {
        const int quotes = 2;
        var reader = new Utf8JsonReader(_buffer.AsSpan(token.Start - 1, token.Length + quotes));
        reader.Read();
        return reader.GetString() ?? string.Empty;
    }

    /// <summary>Reads the next tokens. Those before must have been used: the buffer may move.</summary>
    /// <returns>Whether there is another.</returns>
    private bool ReadAhead()
    {
        (_next, _count) = (0, 0);
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isComplete, _state);
            while (_count < Advance && reader.Read())
            {
                var quote = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0;
                _tokens[_count++] = new JsonToken(reader.TokenType, _start + (int)reader.TokenStartIndex + quote, reader.ValueSpan.Length, reader.ValueIsEscaped);
            }

            _start += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            if (_count > 0 || _isComplete)
            {
                return _count > 0;
            }

            Refill();
        }
    }

    /// <summary>Fills the buffer behind what is not consumed yet. Always to the brim, so that a long token is not looked through again for every packet of the network.</summary>
    private void Refill()
    {
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
            var read = document.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _isComplete = read == 0;
        }
    }
}
