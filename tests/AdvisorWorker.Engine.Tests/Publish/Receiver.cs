using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AdvisorWorker.Engine.Tests.Publish;

/// <summary>A real HTTP server on loopback that webhooks are posted to.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private Receiver(WebApplication app) => this.app = app;

    public Uri Url => new($"{app.Urls.First()}/hooks/s3cret-path?token=s3cret-query");

    public ConcurrentQueue<Received> Requests { get; } = [];

    /// <param name="answer">Answers a request; the number counts them from 1.</param>
    public static async Task<Receiver> StartAsync(Func<HttpContext, int, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var number = Interlocked.Increment(ref receiver.requests);
            receiver.Requests.Enqueue(new(
                body.ToArray(), context.Request.ContentType ?? "", context.Request.Headers["Advisor-Signature"], context.Request.Path + context.Request.QueryString, context.Request.Headers.UserAgent.ToString()));
            await (answer ?? ((_, _) => Task.CompletedTask))(context, number);
        });
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Answers with statuses in turn; the last one for all others.</summary>
    public static Task<Receiver> StartAsync(params int[] statuses) => StartAsync((context, number) =>
    {
        context.Response.StatusCode = statuses[Math.Min(number, statuses.Length) - 1];
        return Task.CompletedTask;
    });

    /// <summary>Answers by what it was sent.</summary>
    public static Task<Receiver> StartAsync(Action<HttpContext, string> answer)
    {
        Receiver? self = null;
        return Started();

        async Task<Receiver> Started() => self = await StartAsync((context, number) =>
        {
            answer(context, self!.Requests.ElementAt(number - 1).Text);
            return Task.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public sealed record Received(byte[] Body, string ContentType, string? Signature, string Path, string UserAgent)
    {
        public string Text => System.Text.Encoding.UTF8.GetString(Body);
    }
}
