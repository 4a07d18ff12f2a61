using System.Buffers.Binary;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AdvisorWorker.Tests.Telemetry;

/// <summary>An OTLP receiver on loopback, by gRPC or by HTTP.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    public const string Grpc = "grpc";
    public const string Http = "http/protobuf";

    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public string Url => app.Urls.First();

    /// <summary>Each request's path, headers, and message.</summary>
    public ConcurrentQueue<(string Path, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)> Requests { get; } = new();

    /// <summary>All spans so far.</summary>
    public IReadOnlyList<ReceivedSpan> Spans => [.. Requests.Where(request => request.Path.Contains("race", StringComparison.Ordinal)).SelectMany(request => ReceivedSpan.Of(WireMessage.Parse(request.Body)))];

    /// <summary>The figures of the last time.</summary>
    public IReadOnlyList<ReceivedFigure> Figures => [.. ReceivedFigure.Of(WireMessage.Parse(Requests.Last(request => request.Path.Contains("etrics", StringComparison.Ordinal)).Body))];

    /// <summary>Starts one.</summary>
    /// <param name="protocol">How it is spoken with.</param>
    /// <param name="answer">Answers a request in its own way; null to take it.</param>
    public static async Task<OtlpReceiver> StartAsync(string protocol, RequestDelegate? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = protocol == Grpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.Run(answer ?? (http => receiver.TakeAsync(http, protocol == Grpc)));
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http, bool isGrpc)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        ReadOnlyMemory<byte> message = body.ToArray();
        if (isGrpc)
        {
            // A byte that says whether it is compressed, and the length.
            Assert.Equal(0, message.Span[0]);
            Assert.Equal(message.Length - 5, BinaryPrimitives.ReadInt32BigEndian(message.Span[1..]));
            message = message[5..];
        }

        Requests.Enqueue((http.Request.Path, http.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), message));
        http.Response.ContentType = isGrpc ? "application/grpc" : "application/x-protobuf";
        if (isGrpc)
        {
            http.Response.AppendTrailer("grpc-status", "0");
            await http.Response.Body.WriteAsync(new byte[5]);
        }
    }
}
