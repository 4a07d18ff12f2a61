using System.Collections.Immutable;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Collectors.Elb;

/// <summary>The attributes of a Classic Load Balancer.</summary>
public sealed class ClassicLoadBalancerAttributesPart : IPart<ClassicLoadBalancer>
{
    public PartKey<ClassicLoadBalancer> Key => ClassicLoadBalancer.AttributesPart;

    public ImmutableArray<string> Operations => [ClassicAttributes.Operation];

    public async ValueTask<IReadOnlyList<ClassicLoadBalancer>> LoadAsync(
        IReadOnlyList<ClassicLoadBalancer> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var balancer = batch.Single();
        return [balancer with { Attributes = await ClassicAttributes.ReadAsync(context, balancer.Id, cancellationToken) }];
    }
}
