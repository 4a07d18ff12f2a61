using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limits on load balancers.</summary>
public sealed class ElbLimits(LimitLevels levels) : ICheckFamily
{
    private const string Origin = "The limit is Elastic Load Balancing's own (DescribeAccountLimits); every load balancer of the type counts.";

    private static readonly LimitSource<LoadBalancerCount> Source =
        new("ELB", Origin, "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html") { Needs = [LoadBalancerCount.LimitsPart] };

    private static readonly Limit<LoadBalancerCount>[] Limits =
    [
        new(
            "elb-application-load-balancers-limit",
            "EM8b3yLRTr",
            "ELB Application Load Balancers",
            "Active Application Load Balancers",
            balancers => balancers.ApplicationUsage),
        new("elb-network-load-balancers-limit", "8wIqYSt25K", "ELB Network Load Balancers", "Active Network Load Balancers", balancers => balancers.NetworkUsage),
    ];

    private static readonly LimitSource<ClassicLoadBalancerCount> ClassicSource =
        new("ELB", Origin, "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-limits.html") { Needs = [ClassicLoadBalancerCount.LimitsPart] };

    private static readonly Limit<ClassicLoadBalancerCount> ClassicLimit =
        new("elb-classic-load-balancers-limit", "iK7OO0l7J9", "ELB Classic Load Balancers", "Active load balancers", balancers => balancers.Usage);

    public IEnumerable<ICheck> Checks { get; } =
    [
        .. Limits.Select(limit => new ServiceLimit<LoadBalancerCount>(Source, limit, levels)),
        new ServiceLimit<ClassicLoadBalancerCount>(ClassicSource, ClassicLimit, levels),
    ];
}
