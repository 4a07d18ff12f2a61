using System.Collections.Immutable;
using AdvisorWorker.Resources.CloudWatch;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AdvisorWorker.Collectors.CloudWatch;

/// <summary>One metric of one resource.</summary>
/// <param name="Namespace">Such as <c>AWS/EC2</c>.</param>
/// <param name="Name">Such as <c>CPUUtilization</c>.</param>
/// <param name="Statistic"><c>Average</c>, <c>Sum</c>, <c>Maximum</c> …</param>
/// <param name="Dimensions">Name and value of each dimension.</param>
internal sealed record DailyMetric(string Namespace, string Name, string Statistic, ImmutableArray<KeyValuePair<string, string>> Dimensions);

/// <summary>Reads one value a day of many metrics.</summary>
internal static class DailyMetrics
{
    /// <summary>How many metrics one GetMetricData call takes.</summary>
    public const int QueriesPerCall = 500;

    /// <summary>The series of each metric in the order asked: whole UTC days, yesterday the last.</summary>
    /// <exception cref="UnavailableException">CloudWatch left a metric out or could not compute it.</exception>
    public static async Task<IReadOnlyList<DailySeries>> ReadAsync(
        CollectContext context, int days, IReadOnlyList<DailyMetric> metrics, CancellationToken cancellationToken)
    {
        var end = context.At.Now.UtcDateTime.Date;
        var start = end.AddDays(-days);
        var request = new GetMetricDataRequest
        {
            StartTime = start,
            EndTime = end,
            ScanBy = ScanBy.TimestampAscending,
            MetricDataQueries = [.. metrics.Select(Query)],
        };

        var answered = new bool[metrics.Count];
        var values = metrics.Select(_ => Enumerable.Repeat(double.NaN, days).ToArray()).ToArray();
        await foreach (var page in context.Client<AmazonCloudWatchClient>().Paginators.GetMetricData(request).Responses.WithCancellation(cancellationToken))
        {
            foreach (var result in Answer.Required(page.MetricDataResults))
            {
                var metric = int.Parse(Answer.Required(result.Id).AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
                answered[metric] |= result.StatusCode != StatusCode.InternalError && result.StatusCode != StatusCode.Forbidden;
                Fill(values[metric], result, start);
            }
        }

        return Array.TrueForAll(answered, yes => yes)
            ? [.. values.Select(series => new DailySeries(series))]
            : throw new UnavailableException(new(GapReason.Failed, "cloudwatch:GetMetricData", "CloudWatch did not answer every metric that was asked for"));
    }

    private static MetricDataQuery Query(DailyMetric metric, int index) => new()
    {
        Id = $"m{index}",
        ReturnData = true,
        MetricStat = new()
        {
            Period = (int)TimeSpan.FromDays(1).TotalSeconds,
            Stat = metric.Statistic,
            Metric = new()
            {
                Namespace = metric.Namespace,
                MetricName = metric.Name,
                Dimensions = [.. metric.Dimensions.Select(dimension => new Dimension { Name = dimension.Key, Value = dimension.Value })],
            },
        },
    };

    private static void Fill(double[] series, MetricDataResult result, DateTime start)
    {
        foreach (var (time, value) in (result.Timestamps ?? []).Zip(result.Values ?? []))
        {
            var day = (time.ToUniversalTime() - start).Days;
            if (day >= 0 && day < series.Length)
            {
                series[day] = value;
            }
        }
    }
}
