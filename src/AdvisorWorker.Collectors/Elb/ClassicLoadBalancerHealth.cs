using System.Collections.Immutable;
using AdvisorWorker.Resources.Elb;
using Amazon.ElasticLoadBalancing;

namespace AdvisorWorker.Collectors.Elb;

/// <summary>Which registered instances are in service.</summary>
public sealed class ClassicLoadBalancerHealth : IPart<ClassicLoadBalancer>
{
    public PartKey<ClassicLoadBalancer> Key => ClassicLoadBalancer.HealthyInstancesPart;

    public ImmutableArray<string> Operations => ["elasticloadbalancing:DescribeInstanceHealth"];

    public async ValueTask<IReadOnlyList<ClassicLoadBalancer>> LoadAsync(
        IReadOnlyList<ClassicLoadBalancer> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var balancer = batch.Single();
        if (balancer.InstanceIds.IsEmpty)
        {
            return [balancer with { HealthyInstances = ImmutableArray<string>.Empty }];
        }

        var answer = await context.Client<AmazonElasticLoadBalancingClient>()
            .DescribeInstanceHealthAsync(new() { LoadBalancerName = balancer.Id }, cancellationToken);
        ImmutableArray<string> healthy =
        [
            .. Answer.Required(answer.InstanceStates)
                .Where(instance => Answer.Required(instance.State) == "InService")
                .Select(instance => Answer.Required(instance.InstanceId)),
        ];
        return [balancer with { HealthyInstances = healthy }];
    }
}
