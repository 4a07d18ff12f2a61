using System.Collections.Immutable;
using AdvisorWorker.Collectors.CloudWatch;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>How far read replicas lagged in the last 7 days.</summary>
public sealed class DbInstanceReplicaLag : IPart<DbInstance>
{
    private static readonly DbInstanceMetric Metric = new("ReplicaLag", "Maximum", 7, instance => instance.ReplicaOf is not null);

    public PartKey<DbInstance> Key => DbInstance.ReplicaLagPart;

    public ImmutableArray<string> Operations => ["cloudwatch:GetMetricData"];

    public int BatchSize => DailyMetrics.QueriesPerCall;

    public async ValueTask<IReadOnlyList<DbInstance>> LoadAsync(IReadOnlyList<DbInstance> batch, CollectContext context, CancellationToken cancellationToken) =>
        [.. (await Metric.ReadAsync(batch, context, cancellationToken)).Select(read => read.Instance with { ReplicaLag = read.Series })];
}
