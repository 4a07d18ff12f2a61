using Amazon.CloudWatch.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Alarms, of which some ring and do nothing.</summary>
internal static class Alarms
{
    public static void AddTo(DemoRegion at)
    {
        Add(at, "checkout errors", "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", isEnabled: true);
        Add(at, "checkout latency", "AWS/ApplicationELB", "TargetResponseTime", isEnabled: true);
        Add(at, "database storage", "AWS/RDS", "FreeStorageSpace", isEnabled: true);
        Add(at, "queue too old", "AWS/SQS", "ApproximateAgeOfOldestMessage", isEnabled: false);
        Add(at, at.IsMain ? HostileNames.SpectreMarkup : HostileNames.RightToLeft, "AWS/EC2", "StatusCheckFailed", isEnabled: false);
        if (at.IsMain)
        {
            foreach (var server in Enumerable.Range(1, 6))
            {
                Add(at, $"web-{server} status", "AWS/EC2", "StatusCheckFailed", isEnabled: true);
            }

            Add(at, HostileNames.Script, "AWS/EC2", "CPUUtilization", isEnabled: false);
            Add(at, HostileNames.LeakingFormula, "AWS/EC2", "NetworkOut", isEnabled: false);
            Add(at, "muted since the migration", "AWS/Lambda", "Errors", isEnabled: false, HostileNames.SecondLine);
            at.Resources.CloudWatch.CompositeAlarms.Add(Composite(at, "shop is down", isEnabled: true));
            at.Resources.CloudWatch.CompositeAlarms.Add(Composite(at, "warehouse is down", isEnabled: false));
        }
    }

    private static void Add(DemoRegion at, string name, string metricNamespace, string metric, bool isEnabled, string? description = null) =>
        at.Resources.CloudWatch.MetricAlarms.Add(new()
        {
            AlarmName = name,
            AlarmArn = at.Arn("cloudwatch", $"alarm:{name}"),
            AlarmDescription = description,
            ActionsEnabled = isEnabled,
            AlarmActions = [Topic(at)],
            OKActions = [],
            InsufficientDataActions = [],
            StateValue = "OK",
            StateReason = "Threshold Crossed: no datapoints were received",
            StateUpdatedTimestamp = at.Ago(12),
            Namespace = metricNamespace,
            MetricName = metric,
            Statistic = "Average",
            Period = 300,
            EvaluationPeriods = 3,
            Threshold = 1,
            ComparisonOperator = "GreaterThanOrEqualToThreshold",
            Dimensions = [],
        });

    private static CompositeAlarm Composite(DemoRegion at, string name, bool isEnabled) => new()
    {
        AlarmName = name,
        AlarmArn = at.Arn("cloudwatch", $"alarm:{name}"),
        AlarmRule = "ALARM(\"checkout errors\") OR ALARM(\"checkout latency\")",
        ActionsEnabled = isEnabled,
        AlarmActions = [Topic(at)],
        StateValue = "OK",
        StateUpdatedTimestamp = at.Ago(12),
    };

    private static string Topic(DemoRegion at) => at.Arn("sns", "on-call");
}
