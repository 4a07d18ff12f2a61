using Amazon;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace AdvisorWorker.Aws;

/// <summary>The SDK's context of a response, without its streaming reader: bodies are read at once.</summary>
internal sealed class BufferedContext : UnmarshallerContext
{
    private readonly Stream _stream;

    public BufferedContext(Stream stream, bool maintainResponseBody, IWebResponseData response, bool isException)
    {
        _stream = stream;
        WebResponseData = response;
        MaintainResponseBody = maintainResponseBody;
        IsException = isException;
        if (isException || maintainResponseBody)
        {
            // The SDK logs and quotes what passes through this wrapper.
            WrappingStream = new CachingWrapperStream(stream, isException ? int.MaxValue : AWSConfigs.LoggingConfig.LogResponsesSizeLimit);
            _stream = WrappingStream;
        }
    }

    public override string CurrentPath => string.Empty;

    public override int CurrentDepth => 0;

    public override bool IsStartElement => false;

    public override bool IsEndElement => false;

    public override bool IsStartOfDocument => true;

    public byte[] ReadBody()
    {
        using var body = new MemoryStream();
        _stream.CopyTo(body);
        return body.ToArray();
    }
}
