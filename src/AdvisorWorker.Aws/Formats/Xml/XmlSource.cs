using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;

namespace AdvisorWorker.Aws;

/// <summary>
/// Reads XML, element by element as it comes from a stream; the value is the element that it stands at. Namespaces are ignored, as services and emulators
/// disagree about them. White space is kept, because a value may consist of it.
/// </summary>
internal sealed class XmlSource : TextSource, IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,

        // Names and tags may hold control characters, which XML 1.0 forbids even as references. They are data like any other.
        CheckCharacters = false,
    };

    private readonly XmlReader _reader;
    private readonly Stack<Level> _levels = new();
    private string? _textAhead;

    /// <summary>Opens a document and goes to its root.</summary>
    /// <exception cref="XmlException">It is no XML document.</exception>
    public XmlSource(Stream document)
    {
        _reader = XmlReader.Create(document, Settings);
        _reader.MoveToContent();
    }

    /// <summary>What is inside of an entered element.</summary>
    private enum Level
    {
        /// <summary>Elements up to its end.</summary>
        Elements,

        /// <summary>Nothing: it has no end of its own.</summary>
        Nothing,

        /// <summary>Itself, as the one item of a flattened list.</summary>
        Itself,

        /// <summary>Nothing more after itself.</summary>
        NothingMore,
    }

    public override bool HasAttributes => true;

    /// <summary>Name of the element.</summary>
    public string Name => _reader.LocalName;

    /// <summary>The id of the request, once the reader has passed it beside the members of the root.</summary>
    public string? RequestId { get; private set; }

    public override string? Attribute(string qualifiedName)
    {
        var localName = qualifiedName.AsSpan(qualifiedName.IndexOf(':', StringComparison.Ordinal) + 1);
        string? value = null;
        for (var more = _reader.MoveToFirstAttribute(); more && value is null; more = _reader.MoveToNextAttribute())
        {
            if (localName.SequenceEqual(_reader.LocalName) && _reader.Prefix != "xmlns" && _reader.Name != "xmlns")
            {
                value = _reader.Value;
            }
        }

        _reader.MoveToElement();
        return value;
    }

    public override bool SkipBlank()
    {
        var text = Text();
        _textAhead = text.Length == 0 ? null : text;
        return text.Length == 0;
    }

    public override void Skip()
    {
        if (!_reader.IsEmptyElement)
        {
            // Not the reader's own way of skipping, which knows no limit of depth.
            var depth = _reader.Depth;
            do
            {
                Advance();
            }
            while (_reader.NodeType != XmlNodeType.EndElement || _reader.Depth > depth);
        }

        Advance();
    }

    public override string Text()
    {
        if (_textAhead is { } ahead)
        {
            _textAhead = null;
            return ahead;
        }

        return ReadText(withElements: false);
    }

    /// <summary>Reads the text of the element and of all elements in it.</summary>
    public string WholeText() => ReadText(withElements: true);

    public override void BeginStructure() => Enter();

    public override int NextMember(MemberTable members)
    {
        while (NextElement())
        {
            var member = members.Find(_reader.LocalName);
            if (member >= 0)
            {
                return member;
            }

            SkipUnknown();
        }

        return -1;
    }

    public override void BeginList(string? itemName, bool flattened)
    {
        if (flattened)
        {
            _levels.Push(Level.Itself);
        }
        else
        {
            Enter();
        }
    }

    /// <summary>Goes to the next item. The items of a list are all there is in its element, whatever a service names them.</summary>
    public override bool NextItem()
    {
        switch (_levels.Peek())
        {
            case Level.Itself:
                _levels.Pop();
                _levels.Push(Level.NothingMore);
                return true;
            case Level.NothingMore:
                _levels.Pop();
                return false;
            default:
                return NextElement();
        }
    }

    public override void BeginMap(MapNames names) => BeginList(itemName: null, names.Flattened);

    public override bool NextEntry<T>(MapNames names, Codec<T> codec, [NotNullWhen(true)] out string? key, [MaybeNullWhen(false)] out T value)
    {
        key = null;
        value = default;
        if (!NextItem())
        {
            return false;
        }

        var hasValue = false;
        Enter();
        while (NextElement())
        {
            if (key is null && _reader.LocalName == names.Key)
            {
                key = Text();
            }
            else if (!hasValue && _reader.LocalName == names.Value)
            {
                value = codec.Read(this, default);
                hasValue = true;
            }
            else
            {
                Skip();
            }
        }

        var missing = key is null ? names.Key : hasValue ? null : names.Value;
        return missing is null ? true : throw new WireFormatException($"an entry of a map has no '{missing}'");
    }

    /// <summary>Goes to the first element of that name in the current one, and stays in the current one if there is none.</summary>
    public bool TryEnter(string name)
    {
        Enter();
        while (NextElement())
        {
            if (_reader.LocalName == name)
            {
                return true;
            }

            SkipUnknown();
        }

        return false;
    }

    /// <summary>Reads what is left of the document, which may still turn out to be none.</summary>
    public void Finish()
    {
        while (!_reader.EOF)
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.Depth == 1)
            {
                SkipUnknown();
            }
            else
            {
                Advance();
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private void Enter()
    {
        if (_reader.IsEmptyElement)
        {
            _levels.Push(Level.Nothing);
        }
        else
        {
            _levels.Push(Level.Elements);
            Advance();
        }
    }

    /// <summary>Goes to the next element within the one that was entered last, or leaves that one.</summary>
    private bool NextElement()
    {
        if (_levels.Peek() == Level.Nothing)
        {
            _levels.Pop();
            Advance();
            return false;
        }

        while (true)
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    return true;
                case XmlNodeType.EndElement:
                    _levels.Pop();
                    Advance();
                    return false;
                case XmlNodeType.Text or XmlNodeType.CDATA when !string.IsNullOrWhiteSpace(_reader.Value):
                    throw WireFormatException.Expected("elements", _reader.Value);
                default:
                    Advance();
                    break;
            }
        }
    }

    private string ReadText(bool withElements)
    {
        var isEmpty = _reader.IsEmptyElement;
        var depth = _reader.Depth;
        var name = _reader.LocalName;
        Advance();
        if (isEmpty)
        {
            return string.Empty;
        }

        // Almost always there is one piece; comments and sections of character data make more.
        var text = string.Empty;
        StringBuilder? pieces = null;
        while (_reader.NodeType != XmlNodeType.EndElement || _reader.Depth > depth)
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when text.Length == 0:
                    text = _reader.Value;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    pieces = (pieces ?? new StringBuilder(text)).Append(_reader.Value);
                    break;
                case XmlNodeType.Element when !withElements:
                    throw new WireFormatException($"expected a text in <{name}>, found elements");
            }

            Advance();
        }

        Advance();
        return pieces?.ToString() ?? text;
    }

    /// <summary>Beside the members of the root, protocols put the id of the request.</summary>
    private void SkipUnknown()
    {
        if (_reader.Depth > 1)
        {
            Skip();
        }
        else if (_reader.LocalName == "requestId")
        {
            RequestId ??= WholeText();
        }
        else if (_reader.LocalName == "ResponseMetadata" && RequestId is null)
        {
            Enter();
            while (NextElement())
            {
                if (_reader.LocalName == "RequestId" && RequestId is null)
                {
                    RequestId = WholeText();
                }
                else
                {
                    Skip();
                }
            }
        }
        else
        {
            Skip();
        }
    }

    private void Advance()
    {
        _reader.Read();
        if (_reader.NodeType == XmlNodeType.Element && _reader.Depth >= NestingLimit.Depth)
        {
            throw NestingLimit.Exceeded("elements");
        }
    }
}
