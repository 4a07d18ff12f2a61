using System.Collections.Immutable;
using System.Globalization;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.ElasticLoadBalancing;
using Amazon.ElasticLoadBalancingV2;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>Limits on Application and Network Load Balancers.</summary>
public sealed class LoadBalancerAccountLimits : IPart<LoadBalancerCount>
{
    public PartKey<LoadBalancerCount> Key => LoadBalancerCount.LimitsPart;

    public ImmutableArray<string> Operations => ["elasticloadbalancing:DescribeAccountLimits"];

    public async ValueTask<IReadOnlyList<LoadBalancerCount>> LoadAsync(IReadOnlyList<LoadBalancerCount> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var limits = new Dictionary<string, double>(StringComparer.Ordinal);
        var pages = context.Client<AmazonElasticLoadBalancingV2Client>().Paginators.DescribeAccountLimits(new() { PageSize = 400 }).Responses;
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            foreach (var limit in Answer.Required(page.Limits))
            {
                limits[Answer.Required(limit.Name)] = double.Parse(Answer.Required(limit.Max), CultureInfo.InvariantCulture);
            }
        }

        return [batch.Single() with { Limits = new LoadBalancerLimits(limits) }];
    }
}

/// <summary>Limits on Classic Load Balancers.</summary>
public sealed class ClassicLoadBalancerAccountLimits : IPart<ClassicLoadBalancerCount>
{
    public PartKey<ClassicLoadBalancerCount> Key => ClassicLoadBalancerCount.LimitsPart;

    public ImmutableArray<string> Operations => ["elasticloadbalancing:DescribeAccountLimits"];

    public async ValueTask<IReadOnlyList<ClassicLoadBalancerCount>> LoadAsync(
        IReadOnlyList<ClassicLoadBalancerCount> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var limits = new Dictionary<string, double>(StringComparer.Ordinal);
        var pages = context.Client<AmazonElasticLoadBalancingClient>().Paginators.DescribeAccountLimits(new() { PageSize = 400 }).Responses;
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            foreach (var limit in Answer.Required(page.Limits))
            {
                limits[Answer.Required(limit.Name)] = double.Parse(Answer.Required(limit.Max), CultureInfo.InvariantCulture);
            }
        }

        return [batch.Single() with { Limits = new LoadBalancerLimits(limits) }];
    }
}
