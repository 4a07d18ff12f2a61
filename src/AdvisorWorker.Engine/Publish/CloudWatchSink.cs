using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Events;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AdvisorWorker.Engine.Publish;

/// <summary>
/// Puts the counts of each run into CloudWatch as metrics. It takes run events alone. A run that is delivered twice has two equal samples at one instant, which
/// changes neither Maximum nor Average.
/// </summary>
/// <param name="client">A client of the Region.</param>
/// <param name="namespace">The namespace of the metrics.</param>
/// <param name="region">The Region where one is named.</param>
/// <param name="groups">Which metrics.</param>
/// <param name="time">The clock.</param>
public sealed class CloudWatchSink(IAmazonCloudWatch client, string @namespace, string? region, MetricGroups groups, TimeProvider time) : ISink
{
    private const int MostMetrics = 1000; // of one request
    private const int MostBytes = 900 * 1024; // of 1 MB, as the estimate is one

    // CloudWatch takes no older points.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);

    /// <inheritdoc/>
    public string Name => NameOf(@namespace, region);

    internal static string NameOf(string @namespace, string? region) => $"cloudwatch:{@namespace}{(region is null ? "" : $"@{region}")}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
    {
        var deliveries = new Delivery[events.Count];
        for (var index = 0; index < events.Count; index++)
        {
            deliveries[index] = events[index].AsRun() is { } run ? await SendAsync(run, cancellationToken).ConfigureAwait(false) : Delivery.Unwanted;
        }

        return deliveries;
    }

    private async Task<Delivery> SendAsync(RunEvent run, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - run.FinishedAt > Oldest)
        {
            return Delivery.Dead("the run ended more than two weeks ago, and CloudWatch takes no older points");
        }

        try
        {
            foreach (var request in Requests(RunMetrics.Of(run, groups)))
            {
                await client.PutMetricDataAsync(new() { Namespace = @namespace, MetricData = request }, cancellationToken).ConfigureAwait(false);
            }

            return Delivery.Delivered;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return Delivery.Undelivered("the time for delivery was over");
        }
        catch (Exception failure)
        {
            var reason = AwsFailure.Words(failure);
            return AwsFailure.IsPassing(failure) ? Delivery.Undelivered(reason) : Delivery.Dead(reason);
        }
    }

    private static IEnumerable<List<MetricDatum>> Requests(IEnumerable<MetricDatum> metrics)
    {
        var request = new List<MetricDatum>();
        var bytes = 0;
        foreach (var metric in metrics)
        {
            var size = Size(metric);
            if (request.Count == MostMetrics || (request.Count > 0 && bytes + size > MostBytes))
            {
                yield return request;
                (request, bytes) = ([], 0);
            }

            request.Add(metric);
            bytes += size;
        }

        if (request.Count > 0)
        {
            yield return request;
        }
    }

    // A form: the names of its fields, and values of which each character may take three.
    private static int Size(MetricDatum metric) => 300 + metric.Dimensions!.Sum(dimension => 120 + (3 * (dimension.Name!.Length + dimension.Value!.Length)));
}
