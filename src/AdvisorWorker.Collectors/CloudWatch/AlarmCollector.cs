using System.Collections.Immutable;
using AdvisorWorker.Resources.CloudWatch;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AdvisorWorker.Collectors.CloudWatch;

/// <summary>All alarms of a Region.</summary>
public sealed class AlarmCollector : ICollector<Alarm>
{
    public ImmutableArray<string> Operations => ["cloudwatch:DescribeAlarms"];

    // Without the types, CloudWatch leaves composite alarms out.
    public IAsyncEnumerable<IReadOnlyList<Alarm>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonCloudWatchClient>().Paginators
            .DescribeAlarms(new() { AlarmTypes = [AlarmType.MetricAlarm.Value, AlarmType.CompositeAlarm.Value], MaxRecords = 100 }).Responses
            .Select(IReadOnlyList<Alarm> (page) => Read(page, context.Scope.Region));

    private static List<Alarm> Read(DescribeAlarmsResponse page, string region)
    {
        Answer.Required(page.MetricAlarms ?? (object?)page.CompositeAlarms, nameof(page.MetricAlarms));
        return
        [
            .. (page.MetricAlarms ?? []).Select(alarm => Read(alarm.AlarmName, alarm.AlarmArn, alarm.ActionsEnabled, region)),
            .. (page.CompositeAlarms ?? []).Select(alarm => Read(alarm.AlarmName, alarm.AlarmArn, alarm.ActionsEnabled, region)),
        ];
    }

    private static Alarm Read(string? alarmName, string? alarmArn, bool? actionsEnabled, string region) =>
        new(Answer.Required(alarmName), region, Answer.Required(alarmArn), Answer.Required(actionsEnabled));
}
