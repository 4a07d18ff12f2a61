using Amazon.Runtime.Internal.Transform;

namespace AdvisorWorker.Aws;

/// <summary>The headers of a response.</summary>
internal sealed class ResponseHeaders(IWebResponseData response)
{
    public string? RequestId => this["x-amzn-RequestId"] ?? this["x-amz-request-id"];

    public string? this[string name] => response.IsHeaderPresent(name) ? response.GetHeaderValue(name) : null;

    public Node Fields => new FieldNode(name => this[name] is { } value ? FieldValueNode.OfHeader(value) : null);

    public Node Maps => new HeaderMapNode([.. response.GetHeaderNames().Select(name => new KeyValuePair<string, string>(name, response.GetHeaderValue(name)))]);
}
