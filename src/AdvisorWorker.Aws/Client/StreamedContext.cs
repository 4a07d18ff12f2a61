using Amazon;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace AdvisorWorker.Aws;

/// <summary>The SDK's context of a response, with the stream of its body in the place of the SDK's readers.</summary>
internal sealed class StreamedContext : UnmarshallerContext
{
    public StreamedContext(Stream stream, bool maintainResponseBody, IWebResponseData response, bool isException)
    {
        Body = stream;
        WebResponseData = response;
        MaintainResponseBody = maintainResponseBody;
        IsException = isException;
        if (isException || maintainResponseBody)
        {
            // The SDK logs and quotes what passes through this wrapper.
            WrappingStream = new CachingWrapperStream(stream, isException ? int.MaxValue : AWSConfigs.LoggingConfig.LogResponsesSizeLimit);
            Body = WrappingStream;
        }
    }

    /// <summary>The body, as it comes over the connection.</summary>
    public Stream Body { get; }

    public override string CurrentPath => string.Empty;

    public override int CurrentDepth => 0;

    public override bool IsStartElement => false;

    public override bool IsEndElement => false;

    public override bool IsStartOfDocument => true;

    /// <summary>Reads all that is left of a body.</summary>
    public static byte[] ReadAll(Stream body)
    {
        using var bytes = new MemoryStream();
        body.CopyTo(bytes);
        return bytes.ToArray();
    }
}
