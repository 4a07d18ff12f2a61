using System.Collections.Immutable;
using AdvisorWorker.Collectors.CloudWatch;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>Connections to available instances in the last 14 days.</summary>
public sealed class DbInstanceConnections : IPart<DbInstance>
{
    private static readonly DbInstanceMetric Metric =
        new("DatabaseConnections", "Maximum", 14, instance => instance.IsAvailable && DbEngine.IsRds(instance.Engine));

    public PartKey<DbInstance> Key => DbInstance.ConnectionsPart;

    public ImmutableArray<string> Operations => ["cloudwatch:GetMetricData"];

    public int BatchSize => DailyMetrics.QueriesPerCall;

    public async ValueTask<IReadOnlyList<DbInstance>> LoadAsync(IReadOnlyList<DbInstance> batch, CollectContext context, CancellationToken cancellationToken) =>
        [.. (await Metric.ReadAsync(batch, context, cancellationToken)).Select(read => read.Instance with { Connections = read.Series })];
}
