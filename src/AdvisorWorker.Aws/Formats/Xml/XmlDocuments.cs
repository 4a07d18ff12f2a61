using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AdvisorWorker.Aws;

internal static class XmlDocuments
{
    private const int MaxDepth = 100;

    private static readonly XmlReaderSettings Reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,

        // Names and tags may hold control characters, which XML 1.0 forbids even as references. They are data like any other.
        CheckCharacters = false,
    };

    private static readonly XmlWriterSettings Writing = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        CheckCharacters = false,

        // A reader would turn a bare carriage return into a line feed.
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>Reads a document. White space is kept, because a value may consist of it.</summary>
    /// <remarks>
    /// Not XElement.Load: that takes time in the square of the depth, so that a small body of a hundred thousand open tags would hold it up for minutes.
    /// </remarks>
    /// <exception cref="XmlException">The body is no XML document.</exception>
    /// <exception cref="WireFormatException">It is nested deeper than any answer of AWS.</exception>
    public static XElement Read(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), Reading);
        XElement? root = null;
        var open = new Stack<XElement>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = ReadStart(reader);
                    root ??= element;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(element);
                    }

                    if (!isEmpty)
                    {
                        open.Push(element);
                    }

                    if (open.Count > MaxDepth)
                    {
                        throw new WireFormatException($"elements are nested deeper than {MaxDepth}");
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.TryPeek(out var holder):
                    holder.Add(reader.Value);
                    break;
            }
        }

        return root ?? throw new XmlException("The document has no element.");
    }

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Writing))
        {
            write(writer);
        }

        return buffer.ToArray();
    }

    private static XElement ReadStart(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute())
        {
            // The declaration of the default namespace is itself in none.
            var space = reader.Prefix.Length == 0 ? string.Empty : reader.NamespaceURI;
            element.Add(new XAttribute(XName.Get(reader.LocalName, space), reader.Value));
        }

        return element;
    }

    /// <summary>The child element of that local name, or null.</summary>
    public static XElement? Local(this XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
