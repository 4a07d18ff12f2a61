using System.Collections.Immutable;
using AdvisorWorker.Collectors.CloudWatch;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>Free storage of the last day, of instances with storage of their own.</summary>
public sealed class DbInstanceFreeStorage : IPart<DbInstance>
{
    private static readonly DbInstanceMetric Metric = new("FreeStorageSpace", "Minimum", 1, instance => instance.HasOwnStorage);

    public PartKey<DbInstance> Key => DbInstance.FreeStoragePart;

    public ImmutableArray<string> Operations => ["cloudwatch:GetMetricData"];

    public int BatchSize => DailyMetrics.QueriesPerCall;

    public async ValueTask<IReadOnlyList<DbInstance>> LoadAsync(IReadOnlyList<DbInstance> batch, CollectContext context, CancellationToken cancellationToken) =>
        [.. (await Metric.ReadAsync(batch, context, cancellationToken)).Select(read => read.Instance with { FreeStorage = read.Series })];
}
