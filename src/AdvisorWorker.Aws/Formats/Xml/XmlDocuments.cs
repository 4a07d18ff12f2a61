using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AdvisorWorker.Aws;

internal static class XmlDocuments
{
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
    /// <exception cref="XmlException">The body is no XML document.</exception>
    public static XElement Read(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), Reading);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
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

    /// <summary>The child element of that local name, or null.</summary>
    public static XElement? Local(this XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
