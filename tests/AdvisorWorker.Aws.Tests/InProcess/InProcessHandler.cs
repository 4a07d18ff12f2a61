using System.Net;

namespace AdvisorWorker.Aws.Tests.InProcess;

/// <summary>HTTP without a network: hands requests to a function.</summary>
internal sealed class InProcessHandler(Func<WireRequest, CancellationToken, Task<WireResponse>> answer) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await answer(await ReadAsync(request, cancellationToken), cancellationToken);
        var message = new HttpResponseMessage((HttpStatusCode)response.StatusCode) { Content = new ByteArrayContent(response.Body) };
        foreach (var (name, value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static async Task<WireRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = uri.Authority };
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []))
        {
            headers[name] = string.Join(",", values);
        }

        return new WireRequest
        {
            Method = request.Method.Method,
            Path = uri.AbsolutePath,
            Query = uri.Query,
            Headers = headers,
            Body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken),
        };
    }
}
