using System.Text;

namespace AdvisorWorker.Aws;

/// <summary>Reads a body that is a text or bytes as they are.</summary>
internal sealed class RawSource(byte[] body) : TextSource
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override string Text()
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

    public override byte[] Bytes() => body;
}
