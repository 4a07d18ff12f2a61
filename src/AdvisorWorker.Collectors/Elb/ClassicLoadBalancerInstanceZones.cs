using System.Collections.Immutable;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Collectors.Elb;

/// <summary>Joins load balancers with the zones of their instances.</summary>
public sealed class ClassicLoadBalancerInstanceZones : IPart<ClassicLoadBalancer>
{
    public PartKey<ClassicLoadBalancer> Key => ClassicLoadBalancer.InstanceZonesPart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(InstanceZones)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<ClassicLoadBalancer>> LoadAsync(
        IReadOnlyList<ClassicLoadBalancer> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var zones = context.All<InstanceZones>().Single().ByInstance;
        return new([.. batch.Select(balancer => balancer with { InstanceZones = Part<IReadOnlyDictionary<string, string>>.Of(Of(balancer, zones)) })]);
    }

    private static Dictionary<string, string> Of(ClassicLoadBalancer balancer, IReadOnlyDictionary<string, string> zones) =>
        balancer.InstanceIds.Distinct().Where(zones.ContainsKey).ToDictionary(id => id, id => zones[id], StringComparer.Ordinal);
}
