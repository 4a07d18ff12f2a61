using System.Globalization;
using AdvisorWorker.Engine.Record.Store;
using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Serving;

/// <summary><c>GET /events</c>: what changes, as Server-Sent Events out of the outbox. Their ids are numbers of the outbox, so a reader that comes back misses nothing.</summary>
/// <param name="daemon">The daemon.</param>
internal sealed class EventStream(Daemon daemon)
{
    private const int Batch = 100;
    private const int MostReaders = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private int readers;

    /// <summary>Writes events until the reader goes, or the daemon.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        if (!TryStart(http.Request, out var start))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (Interlocked.Increment(ref readers) > MostReaders)
        {
            Interlocked.Decrement(ref readers);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, daemon.Stopping);
        try
        {
            await WriteAsync(http.Response, start, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Being left is how a stream ends.
        }
        catch (StoreException)
        {
            // The reader comes back by itself, with the last id that it has.
        }
        finally
        {
            Interlocked.Decrement(ref readers);
        }
    }

    // A browser repeats the last id in a header, and cannot set one the first time.
    private static bool TryStart(HttpRequest request, out long? start)
    {
        start = null;
        var text = request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : request.Query["after"].ToString();
        if (text.Length == 0)
        {
            return true;
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        start = number;
        return isNumber;
    }

    private async Task WriteAsync(HttpResponse response, long? start, CancellationToken cancellationToken)
    {
        var outbox = new Outbox(daemon.Memory.Store!);
        var last = start ?? await outbox.LastAsync(cancellationToken);
        response.ContentType = "text/event-stream";
        await response.WriteAsync("retry: 3000\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        var said = daemon.Time.GetTimestamp();
        while (true)
        {
            var events = await outbox.SinceAsync(last, Batch, cancellationToken);
            foreach (var (number, json) in events)
            {
                // An envelope is one line, and ASCII alone.
                await response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"id: {number}\ndata: {json}\n\n"), cancellationToken);
                last = number;
            }

            var isQuiet = events.Count == 0 && daemon.Time.GetElapsedTime(said) >= KeepAlive;
            if (isQuiet)
            {
                await response.WriteAsync(": still here\n\n", cancellationToken);
            }

            if (isQuiet || events.Count > 0)
            {
                await response.Body.FlushAsync(cancellationToken);
                said = daemon.Time.GetTimestamp();
            }

            if (events.Count < Batch)
            {
                await Task.Delay(Pause, daemon.Time, cancellationToken);
            }
        }
    }
}
