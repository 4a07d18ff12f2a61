using AdvisorWorker.Aws;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>Lets an SDK client's HTTP pass by a <see cref="Recorder"/>. Proxy, time-outs and connections are as the client's configuration says.</summary>
/// <param name="recorder">Takes each exchange.</param>
public sealed class RecordingTransport(Recorder recorder) : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        ArgumentNullException.ThrowIfNull(clientConfig);
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        if (clientConfig.GetWebProxy() is { } proxy)
        {
            sockets.Proxy = proxy;
        }

        if (clientConfig.ConnectTimeout is { } connect)
        {
            sockets.ConnectTimeout = connect;
        }

        return new(new Tap(recorder, sockets)) { Timeout = clientConfig.Timeout ?? Timeout.InfiniteTimeSpan };
    }

    private sealed class Tap(Recorder recorder, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var wire = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
                var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
                recorder.Record(wire, new((int)response.StatusCode, Headers(response.Headers, response.Content), body));
                return response;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                recorder.Record(wire, answer: null);
                throw;
            }
        }

        private static async Task<WireRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var uri = request.RequestUri!;
            byte[] body = [];
            if (request.Content is { } content)
            {
                await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
                body = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            }

            var headers = Headers(request.Headers, request.Content);
            headers["Host"] = uri.Authority;
            return new() { Method = request.Method.Method, Path = uri.AbsolutePath, Query = uri.Query, Headers = headers, Body = body };
        }

        private static Dictionary<string, string> Headers(System.Net.Http.Headers.HttpHeaders head, HttpContent? content) =>
            head.Concat(content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(header => header.Key, header => string.Join(",", header.SelectMany(one => one.Value)), StringComparer.OrdinalIgnoreCase);
    }
}
