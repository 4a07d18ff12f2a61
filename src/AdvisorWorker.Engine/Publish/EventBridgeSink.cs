using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Events;
using Amazon.CloudWatchEvents;
using Amazon.CloudWatchEvents.Model;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Puts events on an EventBridge (CloudWatch Events) bus.</summary>
/// <param name="client">A client of the bus's Region. Its own retries cover failed requests; those here cover failed entries.</param>
/// <param name="bus">The name or ARN of the bus.</param>
/// <param name="time">Waits between retries.</param>
/// <param name="region">The Region where one is named; buses of one name in two Regions are two sinks.</param>
public sealed class EventBridgeSink(IAmazonCloudWatchEvents client, string bus, TimeProvider time, string? region = null) : ISink
{
    private const int MaxEntries = 10; // of one request
    private const int MaxAttempts = 5;
    private const int Parallelism = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public string Name => NameOf(bus, region);

    internal static string NameOf(string bus, string? region) =>
        region is null || bus.StartsWith("arn:", StringComparison.Ordinal) ? $"eventbridge:{bus}" : $"eventbridge:{bus}@{region}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
    {
        var deliveries = new Delivery[events.Count];
        await Parallel.ForEachAsync(
            Requests(events, deliveries),
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism },
            // The token goes to the calls alone: a request that was not sent in time still answers for its events.
            async (request, _) => await SendAsync(request, events, deliveries, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return deliveries;
    }

    private static List<List<int>> Requests(IReadOnlyList<EventEnvelope> events, Delivery[] deliveries)
    {
        var requests = new List<List<int>>();
        var bytes = 0;
        for (var index = 0; index < events.Count; index++)
        {
            var size = EventSize.Of(events[index]);
            if (size > EventSize.Limit)
            {
                deliveries[index] = Delivery.Dead($"the event has {size} bytes, EventBridge takes {EventSize.Limit}");
                continue;
            }

            if (requests.Count == 0 || requests[^1].Count == MaxEntries || bytes + size > EventSize.Limit)
            {
                requests.Add([]);
                bytes = 0;
            }

            requests[^1].Add(index);
            bytes += size;
        }

        return requests;
    }

    private async Task SendAsync(List<int> waiting, IReadOnlyList<EventEnvelope> events, Delivery[] deliveries, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var answer = await client.PutEventsAsync(
                    new() { Entries = [.. waiting.Select(index => Entry(events[index]))] }, cancellationToken).ConfigureAwait(false);
                waiting = Read(answer, waiting, deliveries);
                if (waiting.Count == 0 || attempt == MaxAttempts)
                {
                    return;
                }

                await Task.Delay(Pause(attempt), time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            foreach (var index in waiting)
            {
                // An entry that is waiting for its retry keeps AWS's reason, which says more.
                deliveries[index] = deliveries[index].Reason is null ? Delivery.Undelivered("the time for delivery was over") : deliveries[index];
            }
        }
        catch (Exception failure)
        {
            var reason = AwsFailure.Words(failure);

            // A right that was taken away or a bus that was deleted is a person's to give back, and the events wait for that.
            var delivery = AwsFailure.IsPassing(failure) || AwsFailure.IsDenied(AwsFailure.Code(failure)) || AwsFailure.Code(failure) is "ResourceNotFoundException"
                ? Delivery.Undelivered(reason)
                : Delivery.Dead(reason);
            foreach (var index in waiting)
            {
                deliveries[index] = delivery;
            }
        }
    }

    /// <summary>Notes what became of each entry; HTTP 200 says nothing about them.</summary>
    /// <returns>The entries to send again.</returns>
    private static List<int> Read(PutEventsResponse answer, List<int> sent, Delivery[] deliveries)
    {
        var again = new List<int>();
        var entries = answer.Entries ?? [];
        var anyFailed = answer.FailedEntryCount > 0;
        for (var i = 0; i < sent.Count; i++)
        {
            var entry = i < entries.Count ? entries[i] : null;
            var code = string.IsNullOrEmpty(entry?.ErrorCode) ? null : entry.ErrorCode;
            if (code is null && (!string.IsNullOrEmpty(entry?.EventId) || !anyFailed))
            {
                deliveries[sent[i]] = Delivery.Delivered;
            }
            else if (code is null or "InternalFailure" or "ThrottlingException")
            {
                deliveries[sent[i]] = Delivery.Undelivered(code is null ? "EventBridge did not say what became of it" : Words(entry!));
                again.Add(sent[i]);
            }
            else
            {
                deliveries[sent[i]] = Delivery.Dead(Words(entry!));
            }
        }

        return again;
    }

    private PutEventsRequestEntry Entry(EventEnvelope envelope) => new()
    {
        EventBusName = bus,
        Source = envelope.Source,
        DetailType = envelope.DetailType,
        Detail = envelope.Detail.GetRawText(),
        Resources = [.. envelope.Resources],
        Time = envelope.Time.UtcDateTime,
    };

    private static string Words(PutEventsResultEntry entry) =>
        string.IsNullOrWhiteSpace(entry.ErrorMessage) ? $"{entry.ErrorCode}" : $"{entry.ErrorCode}: {entry.ErrorMessage.ReplaceLineEndings(" ")}";

    // Doubling, with jitter so that many workers do not come back at once.
    private static TimeSpan Pause(int attempt) => FirstPause * Math.Pow(2, attempt - 1) * (0.5 + (Random.Shared.NextDouble() / 2));
}
