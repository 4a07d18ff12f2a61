namespace AdvisorWorker.Sandbox.Generated;

/// <summary>Alarms, a few of which do nothing.</summary>
internal static class Alarms
{
    public static void Add(GeneratedRegion region)
    {
        var at = region.At;
        var name = region.Name("alarm");
        region.Resources.CloudWatch.MetricAlarms.Add(new()
        {
            AlarmName = name,
            AlarmArn = at.Arn("cloudwatch", $"alarm:{name}"),
            ActionsEnabled = !region.Happens(0.05),
            AlarmActions = [at.Arn("sns", "on-call")],
            OKActions = [],
            InsufficientDataActions = [],
            StateValue = "OK",
            StateReason = "Threshold Crossed: no datapoints were received",
            StateUpdatedTimestamp = at.Ago(region.Between(1, 60)),
            Namespace = "AWS/EC2",
            MetricName = "StatusCheckFailed",
            Statistic = "Maximum",
            Period = 300,
            EvaluationPeriods = 3,
            Threshold = 1,
            ComparisonOperator = "GreaterThanOrEqualToThreshold",
            Dimensions = region.Server is null ? [] : [new() { Name = "InstanceId", Value = region.Server.InstanceId }],
        });
    }
}
