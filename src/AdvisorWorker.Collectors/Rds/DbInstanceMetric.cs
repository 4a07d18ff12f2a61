using AdvisorWorker.Collectors.CloudWatch;
using AdvisorWorker.Resources.CloudWatch;
using DbInstance = AdvisorWorker.Resources.Rds.DbInstance;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>One metric of AWS/RDS, asked for those instances of a batch that have it.</summary>
/// <param name="Name">Such as <c>ReplicaLag</c>.</param>
/// <param name="Statistic"><c>Average</c>, <c>Minimum</c> or <c>Maximum</c>.</param>
/// <param name="Days">How many days.</param>
/// <param name="Concerns">Which instances.</param>
internal sealed record DbInstanceMetric(string Name, string Statistic, int Days, Func<DbInstance, bool> Concerns)
{
    /// <summary>The instances with their series; one without a point where the metric does not concern them.</summary>
    public async Task<IEnumerable<(DbInstance Instance, DailySeries Series)>> ReadAsync(
        IReadOnlyList<DbInstance> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var asked = batch.Where(Concerns).ToList();
        var read = asked.Count == 0 ? [] : await DailyMetrics.ReadAsync(context, Days, [.. asked.Select(Query)], cancellationToken);
        var byId = asked.Zip(read).ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        return batch.Select(instance => (instance, byId.GetValueOrDefault(instance.Id) ?? DailySeries.Empty(Days)));
    }

    private DailyMetric Query(DbInstance instance) => new("AWS/RDS", Name, Statistic, [new("DBInstanceIdentifier", instance.Id)]);
}
