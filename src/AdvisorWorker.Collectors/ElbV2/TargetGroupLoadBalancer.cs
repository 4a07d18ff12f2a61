using System.Collections.Immutable;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Collectors.ElbV2;

/// <summary>Joins target groups with the load balancers that use them.</summary>
public sealed class TargetGroupLoadBalancer : IPart<TargetGroup>
{
    public PartKey<TargetGroup> Key => TargetGroup.LoadBalancerPart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(LoadBalancerIndex)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<TargetGroup>> LoadAsync(IReadOnlyList<TargetGroup> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var balancers = context.All<LoadBalancerIndex>().Single().ByArn;
        return new([.. batch.Select(group => group with { LoadBalancer = group.LoadBalancerArns.Select(balancers.GetValueOrDefault).FirstOrDefault() })]);
    }
}
