using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AdvisorWorker.Aws.Tests.Server;

/// <summary>Our server behind real HTTP on a free loopback port, for clients that are no part of this process.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application)
    {
        _application = application;
    }

    public string Endpoint => _application.Urls.First();

    public static async Task<LoopbackServer> StartAsync(AwsWireServer server, Func<AwsCall, AmazonWebServiceResponse> handler)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(async context =>
        {
            var response = await server.AnswerAsync(await ReadAsync(context.Request), (call, _) => new(handler(call)), context.RequestAborted);
            await WriteAsync(context.Response, response);
        });
        await application.StartAsync();
        return new LoopbackServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task<WireRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);

        // The server decodes paths itself: an escaped slash within a label is no separator.
        var raw = request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        return new WireRequest
        {
            Method = request.Method,
            Path = raw.Split('?')[0],
            Query = request.QueryString.Value ?? string.Empty,
            Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body.ToArray(),
        };
    }

    private static async Task WriteAsync(HttpResponse target, WireResponse response)
    {
        target.StatusCode = response.StatusCode;
        foreach (var (name, value) in response.Headers)
        {
            target.Headers[name] = value;
        }

        await target.Body.WriteAsync(response.Body);
    }
}
