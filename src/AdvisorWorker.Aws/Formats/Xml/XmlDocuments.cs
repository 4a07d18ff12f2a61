using System.Text;
using System.Xml;

namespace AdvisorWorker.Aws;

internal static class XmlDocuments
{
    private static readonly XmlWriterSettings Writing = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        CheckCharacters = false,

        // A reader would turn a bare carriage return into a line feed.
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Writing))
        {
            write(writer);
        }

        return buffer.ToArray();
    }
}
