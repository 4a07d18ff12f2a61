using System.Collections.Immutable;
using Amazon.ElasticLoadBalancingV2;
using LoadBalancer = AdvisorWorker.Resources.ElbV2.LoadBalancer;

namespace AdvisorWorker.Collectors.ElbV2;

/// <summary>All Application, Network and Gateway Load Balancers of a Region.</summary>
public sealed class LoadBalancerCollector : ICollector<LoadBalancer>
{
    public ImmutableArray<string> Operations => ["elasticloadbalancing:DescribeLoadBalancers"];

    public IAsyncEnumerable<IReadOnlyList<LoadBalancer>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonElasticLoadBalancingV2Client>().Paginators.DescribeLoadBalancers(new() { PageSize = 400 }).Responses
            .Select(IReadOnlyList<LoadBalancer> (page) => [.. Answer.Required(page.LoadBalancers).Select(balancer => Read(balancer, context.Scope.Region))]);

    private static LoadBalancer Read(Amazon.ElasticLoadBalancingV2.Model.LoadBalancer balancer, string region) => new(
        Answer.Required(balancer.LoadBalancerArn),
        region,
        Answer.Required(balancer.LoadBalancerName),
        Answer.Required(balancer.Type?.Value),
        balancer.VpcId,
        [.. Answer.Required(balancer.AvailabilityZones).Select(zone => Answer.Required(zone.ZoneName)).Distinct(StringComparer.Ordinal)]);
}
