namespace AdvisorWorker.Sandbox;

/// <summary>Names a metric. Its values are one for each whole UTC day; the last is that of the day before the one in which a caller's time span ends.</summary>
/// <param name="Namespace">E.g. <c>AWS/EC2</c>.</param>
/// <param name="Name">E.g. <c>CPUUtilization</c>.</param>
/// <param name="Dimensions">Name and value pairs, sorted: <c>InstanceId=i-1</c>.</param>
public sealed record MetricKey(string Namespace, string Name, string Dimensions)
{
    /// <summary>The key of a metric with one dimension.</summary>
    public static MetricKey Of(string metricNamespace, string name, string dimension, string value) => new(metricNamespace, name, $"{dimension}={value}");

    /// <summary>The key of a metric with any dimensions.</summary>
    public static MetricKey Of(string metricNamespace, string name, IEnumerable<KeyValuePair<string, string>> dimensions) =>
        new(metricNamespace, name, string.Join('\n', dimensions.Select(dimension => $"{dimension.Key}={dimension.Value}").Order(StringComparer.Ordinal)));
}
