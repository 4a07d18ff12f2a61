using System.Text;
using System.Text.Json;
using AdvisorWorker.Events;
using EventConsumer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// A consumer of AdvisorWorker's events:
//   EventConsumer read            lines of JSON on standard input: events, or what aws sqs receive-message --output json prints, on one line each
//   EventConsumer listen URL      a webhook; the secret is in ADVISOR_WEBHOOK_SECRET
// It prints a line per event: what became of it, and what it says.
const int MostBytes = 2 * 1024 * 1024;
var states = new LatestStates();
switch (args)
{
    case ["read"]:
        while (await Console.In.ReadLineAsync() is { } line)
        {
            foreach (var envelope in line.Length == 0 ? [] : Messages.Read(line))
            {
                Take(envelope.AsItem(), envelope.AsRun(), envelope.Time);
            }
        }

        return 0;

    case ["listen", var url] when Environment.GetEnvironmentVariable("ADVISOR_WEBHOOK_SECRET") is { Length: > 0 } secret:
        var verifier = new WebhookVerifier(TimeProvider.System, secret);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MostBytes);
        await using (var app = builder.Build())
        {
            app.MapPost("/{**path}", request => ReceiveAsync(request, verifier));
            await app.StartAsync();
            Console.WriteLine($"listening {app.Urls.First()}");
            await app.WaitForShutdownAsync();
        }

        return 0;

    default:
        Console.Error.WriteLine("usage: EventConsumer read | EventConsumer listen URL, with ADVISOR_WEBHOOK_SECRET set");
        return 2;
}

async Task ReceiveAsync(HttpContext context, WebhookVerifier verifier)
{
    using var body = new MemoryStream();
    await context.Request.Body.CopyToAsync(body, context.RequestAborted);

    // The bytes as they came, before anything believes them.
    if (!verifier.IsGenuine(context.Request.Headers[WebhookSignature.Header], body.GetBuffer().AsSpan(0, (int)body.Length)))
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return;
    }

    try
    {
        var text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        foreach (var cloudEvent in context.Request.ContentType!.StartsWith(CloudEvent.BatchMediaType, StringComparison.Ordinal) ? CloudEvent.ParseBatch(text) : [CloudEvent.Parse(text)])
        {
            Take(cloudEvent.AsItem(), cloudEvent.AsRun(), cloudEvent.Time);
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
    catch (JsonException)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}

void Take(ItemEvent? item, RunEvent? run, DateTimeOffset time)
{
    if (item is not null)
    {
        // Encoded, because whoever may make a resource chooses its name.
        var name = JsonEncodedText.Encode(item.ShortId);
        Console.WriteLine($"{states.Take(item, time).ToString().ToLowerInvariant()} {item.Status} {item.AccountId} {item.CheckId} {name}");
    }
    else if (run is not null)
    {
        Console.WriteLine($"{(states.Take(run) ? "applied" : "repeated")} run {run.RunId} {(run.Complete ? "complete" : "incomplete")}");
    }
}
