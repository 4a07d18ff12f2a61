using Amazon.CloudWatch.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>What an account has of CloudWatch in one Region.</summary>
public sealed class CloudWatchResources
{
    /// <summary>Alarms on a metric.</summary>
    public List<MetricAlarm> MetricAlarms { get; } = [];

    /// <summary>Alarms on alarms.</summary>
    public List<CompositeAlarm> CompositeAlarms { get; } = [];

    /// <summary>Metrics with one value a day.</summary>
    public Dictionary<MetricKey, IReadOnlyList<double?>> DailyValues { get; } = [];
}
