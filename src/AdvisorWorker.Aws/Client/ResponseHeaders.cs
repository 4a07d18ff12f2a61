using Amazon.Runtime.Internal.Transform;

namespace AdvisorWorker.Aws;

/// <summary>The headers of a response.</summary>
internal sealed class ResponseHeaders(IWebResponseData response)
{
    public string? RequestId => this["x-amzn-RequestId"] ?? this["x-amz-request-id"];

    public string? this[string name] => response.IsHeaderPresent(name) ? response.GetHeaderValue(name) : null;

    public Source? Field(string name) => this[name] is { } value ? FieldSource.OfHeader(value) : null;

    public Source? Map(string prefix)
        => HeaderMapSource.Find(response.GetHeaderNames().Select(name => new KeyValuePair<string, string>(name, response.GetHeaderValue(name))), prefix);
}
