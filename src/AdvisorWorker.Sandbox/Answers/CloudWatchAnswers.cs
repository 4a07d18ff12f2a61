using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>CloudWatch. Metrics have one value a day, whatever the statistic; what callers put is not kept.</summary>
internal sealed class CloudWatchAnswers : IAnswers
{
    private const int MostQueries = 500;
    private const int MostDatapoints = 100_800;
    private static readonly PageRules AlarmPages = new(50, 100, "InvalidNextToken", "ValidationError");
    private static readonly PageRules DataPages = new(MostDatapoints, MostDatapoints, "InvalidNextToken", "ValidationError");

    public void AddTo(AnswerBook book) => book
        .On<DescribeAlarmsRequest>(Alarms)
        .On<GetMetricDataRequest>(MetricData)
        .On<GetMetricStatisticsRequest>(Statistics)
        .On<PutMetricDataRequest>(Put);

    private static PutMetricDataResponse Put(PutMetricDataRequest request, CallContext call)
    {
        _ = call.Region; // refuses a Region that is not enabled
        return new();
    }

    /// <summary>Composite alarms come first, and only when they are asked for.</summary>
    private static DescribeAlarmsResponse Alarms(DescribeAlarmsRequest request, CallContext call)
    {
        var cloudWatch = call.Region.CloudWatch;
        var types = request.AlarmTypes is null or [] ? [AlarmType.MetricAlarm.Value] : request.AlarmTypes;
        List<object> all =
        [
            .. types.Contains(AlarmType.CompositeAlarm.Value)
                ? cloudWatch.CompositeAlarms.Where(alarm => IsAsked(request, alarm.AlarmName!, alarm.StateValue, alarm.AlarmActions))
                : [],
            .. types.Contains(AlarmType.MetricAlarm.Value)
                ? cloudWatch.MetricAlarms.Where(alarm => IsAsked(request, alarm.AlarmName!, alarm.StateValue, alarm.AlarmActions))
                : [],
        ];
        var page = call.Page(all, request.MaxRecords, request.NextToken, AlarmPages);
        return new()
        {
            CompositeAlarms = [.. page.Items.OfType<CompositeAlarm>()],
            MetricAlarms = [.. page.Items.OfType<MetricAlarm>()],
            NextToken = page.Next,
        };
    }

    private static bool IsAsked(DescribeAlarmsRequest request, string name, StateValue? state, List<string>? actions) =>
        (request.AlarmNames is null or [] || request.AlarmNames.Contains(name))
        && name.StartsWith(request.AlarmNamePrefix ?? string.Empty, StringComparison.Ordinal)
        && (request.StateValue is null || request.StateValue == state)
        && (request.ActionPrefix is null || (actions ?? []).Exists(action => action.StartsWith(request.ActionPrefix, StringComparison.Ordinal)));

    /// <summary>
    /// Pages by data points, so that a metric may go on over several pages, all but the last of them partial; a metric without any is told on the first page.
    /// </summary>
    private static GetMetricDataResponse MetricData(GetMetricDataRequest request, CallContext call)
    {
        var queries = request.MetricDataQueries ?? [];
        if (queries.Count is 0 or > MostQueries)
        {
            throw Invalid($"The collection MetricDataQueries must have between 1 and {MostQueries} members");
        }

        var span = DailySpan.Of(request.StartTime, request.EndTime);
        List<MetricDataResult> results = [.. queries.Select(query => Result(query, span, request.ScanBy == ScanBy.TimestampAscending, call))];
        List<(int Query, int Point)> points = [.. results.SelectMany((result, query) => result.Values!.Select((_, point) => (query, point)))];
        var page = call.Page(points, request.MaxDatapoints, request.NextToken, DataPages);
        var isFirst = string.IsNullOrEmpty(request.NextToken);
        return new()
        {
            NextToken = page.Next,
            MetricDataResults =
            [
                .. results.Select((result, query) => Part(result, [.. page.Items.Where(item => item.Query == query).Select(item => item.Point)]))
                    .Where((part, query) => part.Values!.Count > 0 || (isFirst && results[query].Values!.Count == 0)),
            ],
        };
    }

    private static MetricDataResult Part(MetricDataResult whole, List<int> points) => new()
    {
        Id = whole.Id,
        Label = whole.Label,
        StatusCode = points.Count == 0 || points[^1] == whole.Values!.Count - 1 ? StatusCode.Complete : StatusCode.PartialData,
        Timestamps = [.. points.Select(point => whole.Timestamps![point])],
        Values = [.. points.Select(point => whole.Values![point])],
    };

    private static MetricDataResult Result(MetricDataQuery query, DailySpan span, bool ascending, CallContext call)
    {
        if (query.MetricStat is not { Metric: { Namespace: not null, MetricName: not null } metric } stat)
        {
            throw Invalid($"The query {query.Id} has no metric; expressions have no answer here");
        }

        span.Require(stat.Period);
        List<(DateTime Time, double Value)> values = [.. Values(metric.Namespace, metric.MetricName, metric.Dimensions, span, call)];
        if (!ascending)
        {
            values.Reverse();
        }

        return new()
        {
            Id = query.Id,
            Label = query.Label ?? metric.MetricName,
            Timestamps = [.. values.Select(value => value.Time)],
            Values = [.. values.Select(value => value.Value)],
        };
    }

    private static GetMetricStatisticsResponse Statistics(GetMetricStatisticsRequest request, CallContext call)
    {
        var span = DailySpan.Of(request.StartTime, request.EndTime);
        span.Require(request.Period);
        var asked = request.Statistics ?? [];
        return new()
        {
            Label = request.MetricName,
            Datapoints =
            [
                .. Values(request.Namespace!, request.MetricName!, request.Dimensions, span, call).Select(value => new Datapoint
                {
                    Timestamp = value.Time,
                    Average = asked.Contains("Average") ? value.Value : null,
                    Sum = asked.Contains("Sum") ? value.Value : null,
                    Minimum = asked.Contains("Minimum") ? value.Value : null,
                    Maximum = asked.Contains("Maximum") ? value.Value : null,
                    SampleCount = asked.Contains("SampleCount") ? 1 : null,
                }),
            ],
        };
    }

    private static IEnumerable<(DateTime Time, double Value)> Values(
        string metricNamespace, string name, List<Dimension>? dimensions, DailySpan span, CallContext call)
    {
        var pairs = (dimensions ?? []).Select(dimension => KeyValuePair.Create(dimension.Name ?? string.Empty, dimension.Value ?? string.Empty));
        var key = MetricKey.Of(metricNamespace, name, pairs);
        if (!call.Region.CloudWatch.DailyValues.TryGetValue(key, out var values))
        {
            yield break;
        }

        for (var i = Math.Max(0, values.Count - span.Days); i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                yield return (span.End.AddDays(i - values.Count), value);
            }
        }
    }

    private static AmazonServiceException Invalid(string message) => Refusal.Of("ValidationError", message);

    /// <summary>Whole UTC days up to an end.</summary>
    private sealed record DailySpan(DateTime End, int Days)
    {
        public static DailySpan Of(DateTime? start, DateTime? end)
        {
            if (start is not { } from || end is not { } to || to <= from)
            {
                throw Invalid("The parameter StartTime must be less than the parameter EndTime.");
            }

            return new(to.ToUniversalTime().Date, (to.ToUniversalTime().Date - from.ToUniversalTime().Date).Days);
        }

        public void Require(int? period)
        {
            if (period != (int)TimeSpan.FromDays(1).TotalSeconds)
            {
                throw Invalid($"A period of {period} s has no answer here: metrics have one value a day.");
            }
        }
    }
}
