using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Posts events as CloudEvents 1.0, one a request or many, signed where there is a secret.</summary>
/// <param name="target">Where and how.</param>
/// <param name="time">The clock of signatures and time limits.</param>
public sealed class WebhookSink(WebhookTarget target, TimeProvider time) : ISink
{
    private const int Parallelism = 4;
    private const int MostFailures = 5; // in a row: then the receiver is away, and asking on would only cost time
    private const int MostBatched = 100;
    private const int MostBatchedBytes = 1024 * 1024;

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Name => target.Name;

    /// <inheritdoc/>
    public int BatchSize => MostBatched;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
    {
        var bodies = events.Select(envelope => CloudEvent.Of(envelope).ToJson()).ToList();
        var deliveries = new Delivery[events.Count];
        var failures = 0;
        using var client = WebhookConnection.Open(target);
        await Parallel.ForEachAsync(
            target.Batch ? Batches(bodies) : Enumerable.Range(0, events.Count).Select(index => new Range(index, index + 1)),
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism },
            // The token goes to the requests alone: one that was not sent in time still answers for its events.
            async (range, _) => await SendAsync(range).ConfigureAwait(false)).ConfigureAwait(false);
        return deliveries;

        async Task SendAsync(Range range)
        {
            var (start, count) = range.GetOffsetAndLength(bodies.Count);
            var (answer, status) = Volatile.Read(ref failures) >= MostFailures
                ? (Delivery.Undelivered("not sent, as the receiver took none of those before"), default)
                : await PostAsync(client, bodies.GetRange(start, count), cancellationToken).ConfigureAwait(false);
            if (answer.State == DeliveryState.Undelivered)
            {
                Interlocked.Increment(ref failures);
            }
            else
            {
                Volatile.Write(ref failures, 0);
            }

            // One bad event is not to take the others with it.
            if (count > 1 && status is (HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity))
            {
                var middle = start + (count / 2);
                await SendAsync(start..middle).ConfigureAwait(false);
                await SendAsync(middle..(start + count)).ConfigureAwait(false);
                return;
            }

            deliveries.AsSpan(start, count).Fill(answer);
        }
    }

    private static IEnumerable<Range> Batches(List<string> bodies)
    {
        for (var start = 0; start < bodies.Count;)
        {
            var end = start + 1;
            for (var bytes = bodies[start].Length; end < bodies.Count && bytes + bodies[end].Length <= MostBatchedBytes; end++)
            {
                bytes += bodies[end].Length; // ASCII, so characters are bytes
            }

            yield return start..end;
            start = end;
        }
    }

    private async Task<(Delivery Answer, HttpStatusCode Status)> PostAsync(HttpClient client, List<string> bodies, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(AnswerTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            using var request = Request(bodies);

            // The status is all that counts. The body is not read, however long it is: what may stand in it, nobody has asked for.
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return (Read(response), response.StatusCode);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return (Delivery.Undelivered("the time for delivery was over"), default);
        }
        catch (OperationCanceledException)
        {
            return (Delivery.Undelivered(over.IsCancellationRequested ? $"no answer within {AnswerTimeout.TotalSeconds:0} s" : "no connection in time"), default);
        }
        catch (HttpRequestException failure)
        {
            return (Delivery.Undelivered(Words(failure)), default);
        }
    }

    private HttpRequestMessage Request(List<string> bodies)
    {
        var body = Encoding.UTF8.GetBytes(target.Batch ? $"[{string.Join(',', bodies)}]" : bodies[0]);
        var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(target.Batch ? CloudEvent.BatchMediaType : CloudEvent.MediaType, "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("AdvisorWorker", null));
        if (target.Secret is { } secret)
        {
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, time.GetUtcNow(), body));
        }

        return request;
    }

    private Delivery Read(HttpResponseMessage response) => response.StatusCode switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => Delivery.Delivered,
        HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
            Delivery.Undelivered(Words(response.StatusCode), After(response.Headers.RetryAfter)),
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => Delivery.Dead($"{Words(response.StatusCode)}: redirects are not followed; give the URL they lead to"),
        _ => Delivery.Dead(Words(response.StatusCode)),
    };

    private TimeSpan After(RetryConditionHeaderValue? asked)
    {
        var after = asked?.Delta ?? (asked?.Date - time.GetUtcNow()) ?? TimeSpan.Zero;
        return after > TimeSpan.Zero ? after : TimeSpan.Zero;
    }

    private static string Words(HttpStatusCode status) => Enum.IsDefined(status) ? $"HTTP {(int)status} ({status})" : $"HTTP {(int)status}";

    // Not the exceptions' own messages, some of which repeat the URL.
    private static string Words(HttpRequestException failure) => failure.InnerException switch
    {
        WebhookRefusedException refused => $"not connected: {refused.Message}",
        _ when failure.HttpRequestError == HttpRequestError.Unknown => "no answer",
        _ => $"no answer ({failure.HttpRequestError})",
    };
}
