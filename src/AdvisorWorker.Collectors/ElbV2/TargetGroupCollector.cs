using System.Collections.Immutable;
using Amazon.ElasticLoadBalancingV2;
using TargetGroup = AdvisorWorker.Resources.ElbV2.TargetGroup;

namespace AdvisorWorker.Collectors.ElbV2;

/// <summary>All target groups of a Region.</summary>
public sealed class TargetGroupCollector : ICollector<TargetGroup>
{
    public ImmutableArray<string> Operations => ["elasticloadbalancing:DescribeTargetGroups"];

    public IAsyncEnumerable<IReadOnlyList<TargetGroup>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonElasticLoadBalancingV2Client>().Paginators.DescribeTargetGroups(new() { PageSize = 400 }).Responses
            .Select(IReadOnlyList<TargetGroup> (page) => [.. Answer.Required(page.TargetGroups).Select(group => Read(group, context.Scope.Region))]);

    private static TargetGroup Read(Amazon.ElasticLoadBalancingV2.Model.TargetGroup group, string region) => new(
        Answer.Required(group.TargetGroupArn),
        region,
        Answer.Required(group.TargetGroupName),
        Answer.Required(group.TargetType?.Value),
        group.Protocol?.Value,
        [.. group.LoadBalancerArns ?? []]);
}
