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
        var limits = context.Client<AmazonElasticLoadBalancingV2Client>().Paginators.DescribeAccountLimits(new() { PageSize = 400 }).Responses
            .SelectMany(page => Answer.Required(page.Limits))
            .Select(limit => (limit.Name, limit.Max));
        return [batch.Single() with { Limits = await StatedLimits.ReadAsync(limits, cancellationToken) }];
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
        var limits = context.Client<AmazonElasticLoadBalancingClient>().Paginators.DescribeAccountLimits(new() { PageSize = 400 }).Responses
            .SelectMany(page => Answer.Required(page.Limits))
            .Select(limit => (limit.Name, limit.Max));
        return [batch.Single() with { Limits = await StatedLimits.ReadAsync(limits, cancellationToken) }];
    }
}

/// <summary>Both APIs' answer, whose numbers are text.</summary>
internal static class StatedLimits
{
    public static async Task<LoadBalancerLimits> ReadAsync(IAsyncEnumerable<(string? Name, string? Max)> limits, CancellationToken cancellationToken)
    {
        var byName = new Dictionary<string, double>(StringComparer.Ordinal);
        await foreach (var limit in limits.WithCancellation(cancellationToken))
        {
            byName[Answer.Required(limit.Name)] = double.Parse(Answer.Required(limit.Max), CultureInfo.InvariantCulture);
        }

        return new(byName);
    }
}
