using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace AdvisorWorker.Aws.Generator.Json
{
    /// <summary>
    /// A small JSON reader. An analyzer must bring every assembly it needs, and the compiler's host has none that reads JSON on every platform.
    /// </summary>
    internal sealed class JsonReader
    {
        private const int DeepestNesting = 100;
        private readonly string _text;
        private int _position;
        private int _depth;

        private JsonReader(string text)
        {
            _text = text;
        }

        /// <summary>Reads one JSON document.</summary>
        /// <exception cref="FormatException">The text is not JSON.</exception>
        public static JsonValue Read(string text)
        {
            var reader = new JsonReader(text);
            var value = reader.ReadValue();
            reader.SkipBlanks();
            if (reader._position != text.Length)
            {
                throw reader.Unexpected("the end");
            }

            return value;
        }

        private JsonValue ReadValue()
        {
            SkipBlanks();
            switch (Peek())
            {
                case '{':
                    return ReadObject();
                case '[':
                    return ReadArray();
                case '"':
                    return JsonValue.Scalar(JsonKind.String, ReadString());
                case 't':
                    return ReadLiteral("true", JsonKind.True);
                case 'f':
                    return ReadLiteral("false", JsonKind.False);
                case 'n':
                    return ReadLiteral("null", JsonKind.Null);
                default:
                    return ReadNumber();
            }
        }

        private JsonValue ReadObject()
        {
            Enter('{');
            var members = new List<KeyValuePair<string, JsonValue>>();
            while (!TryClose('}', members.Count > 0))
            {
                SkipBlanks();
                var name = ReadString();
                Expect(':');
                members.Add(new KeyValuePair<string, JsonValue>(name, ReadValue()));
            }

            return JsonValue.Object(members);
        }

        private JsonValue ReadArray()
        {
            Enter('[');
            var items = new List<JsonValue>();
            while (!TryClose(']', items.Count > 0))
            {
                items.Add(ReadValue());
            }

            return JsonValue.Array(items);
        }

        private void Enter(char opening)
        {
            Expect(opening);
            _depth++;
            if (_depth > DeepestNesting)
            {
                throw Unexpected("less nesting");
            }
        }

        /// <summary>Closes an object or array; otherwise steps over the comma before the next entry.</summary>
        private bool TryClose(char closing, bool commaExpected)
        {
            SkipBlanks();
            if (Peek() == closing)
            {
                _position++;
                _depth--;
                return true;
            }

            if (commaExpected)
            {
                Expect(',');
            }

            return false;
        }

        private JsonValue ReadLiteral(string literal, JsonKind kind)
        {
            if (string.CompareOrdinal(_text, _position, literal, 0, literal.Length) != 0)
            {
                throw Unexpected(literal);
            }

            _position += literal.Length;
            return JsonValue.Literal(kind);
        }

        private JsonValue ReadNumber()
        {
            var start = _position;
            while (_position < _text.Length && "+-.eE0123456789".IndexOf(_text[_position]) >= 0)
            {
                _position++;
            }

            var digits = _text.Substring(start, _position - start);
            if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                throw Unexpected("a value");
            }

            return JsonValue.Scalar(JsonKind.Number, digits);
        }

        private string ReadString()
        {
            if (Peek() != '"')
            {
                throw Unexpected("a string");
            }

            _position++;
            var text = new StringBuilder();
            while (Peek() != '"')
            {
                var next = _text[_position++];
                text.Append(next == '\\' ? ReadEscape() : next);
            }

            _position++;
            return text.ToString();
        }

        private char ReadEscape()
        {
            var escape = Peek();
            _position++;
            switch (escape)
            {
                case 'n':
                    return '\n';
                case 't':
                    return '\t';
                case 'r':
                    return '\r';
                case 'b':
                    return '\b';
                case 'f':
                    return '\f';
                case 'u':
                    return ReadCodeUnit();
                default:
                    return escape;
            }
        }

        private char ReadCodeUnit()
        {
            const int digits = 4;
            if (_position + digits > _text.Length
                || !ushort.TryParse(_text.Substring(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                throw Unexpected("four hexadecimal digits");
            }

            _position += digits;
            return (char)unit;
        }

        private void Expect(char expected)
        {
            SkipBlanks();
            if (Peek() != expected)
            {
                throw Unexpected("'" + expected + "'");
            }

            _position++;
        }

        private char Peek() => _position < _text.Length ? _text[_position] : throw Unexpected("more text");

        private void SkipBlanks()
        {
            while (_position < _text.Length && _text[_position] <= ' ')
            {
                _position++;
            }
        }

        private FormatException Unexpected(string expected) => new FormatException($"not JSON: expected {expected} at character {_position}");
    }
}
