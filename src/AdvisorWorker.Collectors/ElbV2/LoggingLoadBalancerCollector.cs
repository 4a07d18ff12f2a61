using System.Collections.Immutable;
using AdvisorWorker.Resources.Elb;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Collectors.ElbV2;

/// <summary>The Classic and the Application Load Balancers of a Region in one list. It asks AWS nothing of its own.</summary>
public sealed class LoggingLoadBalancerCollector : ICollector<LoggingLoadBalancer>
{
    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(ClassicLoadBalancer), typeof(LoadBalancer)];

    public IAsyncEnumerable<IReadOnlyList<LoggingLoadBalancer>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        Pages(context.All<ClassicLoadBalancer>(), context.All<LoadBalancer>()).ToAsyncEnumerable();

    private static IEnumerable<IReadOnlyList<LoggingLoadBalancer>> Pages(Collected<ClassicLoadBalancer> classic, Collected<LoadBalancer> others)
    {
        yield return
        [
            .. classic.Items.Select(balancer => new LoggingLoadBalancer(balancer.Id, balancer.Region, IsClassic: true)),
            .. others.Items.Where(balancer => balancer.IsApplication)
                .Select(balancer => new LoggingLoadBalancer(balancer.Id, balancer.Region, IsClassic: false)),
        ];

        if ((classic.Gap ?? others.Gap) is { } gap)
        {
            throw new UnavailableException(gap);
        }
    }
}
