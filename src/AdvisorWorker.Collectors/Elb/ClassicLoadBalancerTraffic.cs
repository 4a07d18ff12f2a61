using System.Collections.Immutable;
using AdvisorWorker.Collectors.CloudWatch;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Collectors.Elb;

/// <summary>Requests of the last 7 days.</summary>
public sealed class ClassicLoadBalancerRequests : IPart<ClassicLoadBalancer>
{
    public PartKey<ClassicLoadBalancer> Key => ClassicLoadBalancer.RequestsPart;

    public ImmutableArray<string> Operations => ["cloudwatch:GetMetricData"];

    public int BatchSize => DailyMetrics.QueriesPerCall;

    public async ValueTask<IReadOnlyList<ClassicLoadBalancer>> LoadAsync(
        IReadOnlyList<ClassicLoadBalancer> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var requests = await DailyMetrics.ReadAsync(context, 7, [.. batch.Select(Query)], cancellationToken);
        return [.. batch.Select((balancer, i) => balancer with { Requests = requests[i] })];
    }

    private static DailyMetric Query(ClassicLoadBalancer balancer) => new("AWS/ELB", "RequestCount", "Sum", [new("LoadBalancerName", balancer.Id)]);
}

/// <summary>Bytes processed in the last 7 days by those load balancers that count connections and not requests.</summary>
public sealed class ClassicLoadBalancerProcessedBytes : IPart<ClassicLoadBalancer>
{
    public PartKey<ClassicLoadBalancer> Key => ClassicLoadBalancer.ProcessedBytesPart;

    public ImmutableArray<string> Operations => ["cloudwatch:GetMetricData"];

    public int BatchSize => DailyMetrics.QueriesPerCall;

    public async ValueTask<IReadOnlyList<ClassicLoadBalancer>> LoadAsync(
        IReadOnlyList<ClassicLoadBalancer> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var asked = batch.Where(balancer => balancer.CountsConnections).ToList();
        var bytes = asked.Count == 0 ? [] : await DailyMetrics.ReadAsync(context, 7, [.. asked.Select(Query)], cancellationToken);
        var byName = asked.Zip(bytes).ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        return [.. batch.Select(balancer => balancer with { ProcessedBytes = byName.GetValueOrDefault(balancer.Id) ?? DailySeries.Empty(7) })];
    }

    private static DailyMetric Query(ClassicLoadBalancer balancer) => new("AWS/ELB", "EstimatedProcessedBytes", "Sum", [new("LoadBalancerName", balancer.Id)]);
}
