using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Tests;

/// <summary>
/// A real HTTP server on loopback for AWS's JSON 1.1 protocol, for the answers that no emulator gives: refusals, partial
/// failures, silence. The SDK's whole pipeline runs against it.
/// </summary>
internal sealed class JsonEndpoint : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Func<JsonElement, int, Answer> answer;
    private readonly Task loop;
    private int requests;

    /// <param name="answer">The answer to a request's body; the number counts requests from 1.</param>
    public JsonEndpoint(Func<JsonElement, int, Answer> answer)
    {
        this.answer = answer;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        listener.Prefixes.Add(Address);
        listener.Start();
        loop = Task.Run(ServeAsync);
    }

    public static BasicAWSCredentials Credentials { get; } = new("test", "test");

    public string Address { get; }

    /// <summary>The bodies received, in order.</summary>
    public ConcurrentQueue<JsonElement> Bodies { get; } = [];

    /// <summary>The operations asked for: <c>AWSEvents.PutEvents</c>.</summary>
    public ConcurrentQueue<string> Targets { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Close();
        await loop;
        ended.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!ended.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception) when (ended.IsCancellationRequested)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.InputStream);
            Bodies.Enqueue(body);
            Targets.Enqueue(context.Request.Headers["X-Amz-Target"] ?? "");
            var given = answer(body, Interlocked.Increment(ref requests));
            if (given.Silent)
            {
                await Task.Delay(Timeout.Infinite, ended.Token);
            }

            context.Response.StatusCode = given.Status;
            foreach (var (name, value) in given.Headers)
            {
                context.Response.AddHeader(name, value);
            }

            context.Response.ContentType = "application/x-amz-json-1.1";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(given.Body));
            context.Response.Close();
        }
        catch (Exception) when (ended.IsCancellationRequested)
        {
            // The test has ended.
        }
        catch (HttpListenerException)
        {
            // The client has gone: that is what a time limit does.
        }
    }

    /// <param name="Status">The HTTP status.</param>
    /// <param name="Body">The body.</param>
    /// <param name="Silent">Takes the request and never answers.</param>
    public sealed record Answer(int Status, string Body, bool Silent = false)
    {
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

        public static Answer Silence { get; } = new(200, "", Silent: true);

        public static Answer Ok(string body) => new(200, body);

        public static Answer Error(string code, int status = 400, string message = "No.") =>
            new(status, JsonSerializer.Serialize(new Dictionary<string, string> { ["__type"] = code, ["message"] = message }));
    }
}
