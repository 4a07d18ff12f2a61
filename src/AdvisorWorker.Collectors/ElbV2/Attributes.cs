using AdvisorWorker.Resources.ElbV2;
using Amazon.ElasticLoadBalancingV2;

namespace AdvisorWorker.Collectors.ElbV2;

/// <summary>Reads the attributes of a load balancer, once for all who ask.</summary>
internal static class Attributes
{
    /// <summary>What <see cref="ReadAsync"/> calls.</summary>
    public const string Operation = "elasticloadbalancing:DescribeLoadBalancerAttributes";

    public static ValueTask<LoadBalancerAttributes> ReadAsync(CollectContext context, string arn, CancellationToken cancellationToken) =>
        context.OnceAsync($"{Operation}/{arn}", token => AskAsync(context, arn, token), cancellationToken);

    private static async Task<LoadBalancerAttributes> AskAsync(CollectContext context, string arn, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonElasticLoadBalancingV2Client>()
            .DescribeLoadBalancerAttributesAsync(new() { LoadBalancerArn = arn }, cancellationToken);
        return new(Answer.Required(answer.Attributes)
            .ToDictionary(attribute => Answer.Required(attribute.Key), attribute => attribute.Value ?? "", StringComparer.Ordinal));
    }
}
