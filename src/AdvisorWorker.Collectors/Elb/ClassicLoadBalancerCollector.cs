using System.Collections.Immutable;
using AdvisorWorker.Resources.Elb;
using Amazon.ElasticLoadBalancing;
using Amazon.ElasticLoadBalancing.Model;

namespace AdvisorWorker.Collectors.Elb;

/// <summary>All Classic Load Balancers of a Region.</summary>
public sealed class ClassicLoadBalancerCollector : ICollector<ClassicLoadBalancer>
{
    public ImmutableArray<string> Operations => ["elasticloadbalancing:DescribeLoadBalancers"];

    public IAsyncEnumerable<IReadOnlyList<ClassicLoadBalancer>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonElasticLoadBalancingClient>().Paginators.DescribeLoadBalancers(new() { PageSize = 400 }).Responses
            .Select(IReadOnlyList<ClassicLoadBalancer> (page) =>
                [.. Answer.Required(page.LoadBalancerDescriptions).Select(balancer => Read(balancer, context.Scope.Region))]);

    private static ClassicLoadBalancer Read(LoadBalancerDescription balancer, string region) => new(
        Answer.Required(balancer.LoadBalancerName),
        region,
        balancer.CreatedTime is { } created ? new(created.ToUniversalTime()) : null,
        balancer.VPCId,
        [.. Answer.Required(balancer.AvailabilityZones)],
        [.. Answer.Required(balancer.ListenerDescriptions).Select(Read)],
        [.. Answer.Required(balancer.Instances).Select(instance => Answer.Required(instance.InstanceId))],
        [.. balancer.SecurityGroups ?? []]);

    private static ClassicListener Read(ListenerDescription description)
    {
        var listener = Answer.Required(description.Listener);
        return new(Answer.Required(listener.Protocol).ToUpperInvariant(), Answer.Required(listener.LoadBalancerPort), [.. description.PolicyNames ?? []]);
    }
}
