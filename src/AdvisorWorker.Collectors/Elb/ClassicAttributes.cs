using AdvisorWorker.Resources.Elb;
using Amazon.ElasticLoadBalancing;

namespace AdvisorWorker.Collectors.Elb;

/// <summary>Reads the attributes of a Classic Load Balancer, once for all who ask.</summary>
internal static class ClassicAttributes
{
    /// <summary>What <see cref="ReadAsync"/> calls.</summary>
    public const string Operation = "elasticloadbalancing:DescribeLoadBalancerAttributes";

    public static ValueTask<ClassicLoadBalancerAttributes> ReadAsync(CollectContext context, string name, CancellationToken cancellationToken) =>
        context.OnceAsync($"{Operation}/{context.Scope.Region}/{name}", token => AskAsync(context, name, token), cancellationToken);

    private static async Task<ClassicLoadBalancerAttributes> AskAsync(CollectContext context, string name, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonElasticLoadBalancingClient>()
            .DescribeLoadBalancerAttributesAsync(new() { LoadBalancerName = name }, cancellationToken);
        var attributes = Answer.Required(answer.LoadBalancerAttributes);
        return new(
            Answer.Required(attributes.ConnectionDraining?.Enabled),
            Answer.Required(attributes.CrossZoneLoadBalancing?.Enabled),
            Answer.Required(attributes.AccessLog?.Enabled),
            attributes.AccessLog.S3BucketName);
    }
}
