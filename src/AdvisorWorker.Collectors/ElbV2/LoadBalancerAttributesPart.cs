using System.Collections.Immutable;
using LoadBalancer = AdvisorWorker.Resources.ElbV2.LoadBalancer;

namespace AdvisorWorker.Collectors.ElbV2;

/// <summary>The attributes of a load balancer.</summary>
public sealed class LoadBalancerAttributesPart : IPart<LoadBalancer>
{
    public PartKey<LoadBalancer> Key => LoadBalancer.AttributesPart;

    public ImmutableArray<string> Operations => [Attributes.Operation];

    public async ValueTask<IReadOnlyList<LoadBalancer>> LoadAsync(
        IReadOnlyList<LoadBalancer> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var balancer = batch.Single();
        return [balancer with { Attributes = await Attributes.ReadAsync(context, balancer.Id, cancellationToken) }];
    }
}
