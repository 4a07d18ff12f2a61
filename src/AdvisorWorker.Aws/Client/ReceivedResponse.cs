using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace AdvisorWorker.Aws;

/// <summary>A received response as the SDK's unmarshallers want it.</summary>
internal sealed class ReceivedResponse(WireResponse response) : IWebResponseData
{
    public long ContentLength => response.Body.Length;

    public string ContentType => response.ContentType;

    public HttpStatusCode StatusCode => (HttpStatusCode)response.StatusCode;

    public bool IsSuccessStatusCode => response.StatusCode is >= 200 and < 300;

    public IHttpResponseBody ResponseBody => throw new NotSupportedException("the body is read from memory");

    public string[] GetHeaderNames() => [.. response.Headers.Keys];

    public bool IsHeaderPresent(string headerName) => response.Headers.ContainsKey(headerName);

    public string GetHeaderValue(string headerName) => response.Headers.TryGetValue(headerName, out var value) ? value : string.Empty;

    public bool IsEventHeaderPresent(string headerName) => false;

    public IEventStreamHeader? GetEventStreamHeader(string headerName) => null;
}
