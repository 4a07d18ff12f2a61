using System.Net;
using Amazon.Runtime;

namespace AdvisorWorker.Benchmarks;

/// <summary>HTTP without a network that answers every request with the same body.</summary>
internal sealed class PageHttp(byte[] body, string contentType) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(body, contentType));

    private sealed class Handler(byte[] body, string contentType) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // A stream, as from a network: content made of bytes could be handed over without being read.
            var content = new StreamContent(new MemoryStream(body, writable: false));
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }
}
