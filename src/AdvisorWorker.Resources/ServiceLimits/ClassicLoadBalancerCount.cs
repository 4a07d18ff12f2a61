using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>How many Classic Load Balancers the account has in one Region.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Classic">The load balancers.</param>
public sealed record ClassicLoadBalancerCount(string Region, Part<double> Classic) : Resource(Region, Region)
{
    /// <summary>Declares <see cref="Limits"/>.</summary>
    public static PartKey<ClassicLoadBalancerCount> LimitsPart { get; } = new(nameof(Limits), (count, gap) => count with { Limits = gap });

    /// <summary>The account's limits in this Region.</summary>
    public Part<LoadBalancerLimits> Limits { get; init; }

    /// <summary>Classic Load Balancers per Region.</summary>
    public Part<LimitUsage> Usage =>
        Limits.TryRead(out var limits, out var gap) ? LimitUsage.Of(limits["classic-load-balancers"], Classic) : gap;
}

/// <summary>Counts Classic Load Balancers.</summary>
public sealed class ClassicLoadBalancerCounter : Derivation<ClassicLoadBalancer, ClassicLoadBalancerCount>
{
    private int classic;

    /// <inheritdoc/>
    public override void Add(ClassicLoadBalancer input) => classic++;

    /// <inheritdoc/>
    public override IEnumerable<ClassicLoadBalancerCount> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, gap is null ? classic : gap)];
}
