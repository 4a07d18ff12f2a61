using System.Text;

namespace AdvisorWorker.Aws;

/// <summary>A body that is a text or bytes as they are.</summary>
internal sealed class RawNode(byte[] body) : TextNode
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override Node? Child(string name, string? queryName) => throw new WireFormatException($"the body has no member '{name}'");

    public override IEnumerable<Node> Items(string? itemName, bool flattened) => throw new WireFormatException("the body is no list");

    public override IEnumerable<KeyValuePair<string, Node>> Entries(MapNames names) => throw new WireFormatException("the body is no map");

    public override void RequireStructure() => throw new WireFormatException("the body is no structure");

    public override string AsText()
    {
        try
        {
            return StrictUtf8.GetString(body);
        }
        catch (DecoderFallbackException notText)
        {
            throw new WireFormatException("the body is no text", notText);
        }
    }

    public override byte[] AsBytes() => body;
}
