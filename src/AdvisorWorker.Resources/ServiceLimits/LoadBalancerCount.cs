using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>How many Application and Network Load Balancers the account has in one Region.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Application">Application Load Balancers.</param>
/// <param name="Network">Network Load Balancers.</param>
public sealed record LoadBalancerCount(string Region, Part<double> Application, Part<double> Network) : Resource(Region, Region)
{
    /// <summary>Declares <see cref="Limits"/>.</summary>
    public static PartKey<LoadBalancerCount> LimitsPart { get; } = new(nameof(Limits), (count, gap) => count with { Limits = gap });

    /// <summary>The account's limits in this Region.</summary>
    public Part<LoadBalancerLimits> Limits { get; init; }

    /// <summary>Application Load Balancers per Region.</summary>
    public Part<LimitUsage> ApplicationUsage => Usage("application-load-balancers", Application);

    /// <summary>Network Load Balancers per Region.</summary>
    public Part<LimitUsage> NetworkUsage => Usage("network-load-balancers", Network);

    private Part<LimitUsage> Usage(string name, Part<double> used) =>
        Limits.TryRead(out var limits, out var gap) ? LimitUsage.Of(limits[name], used) : gap;
}

/// <summary>Counts load balancers by type.</summary>
public sealed class LoadBalancerCounter : Derivation<LoadBalancer, LoadBalancerCount>
{
    private int application;
    private int network;

    /// <inheritdoc/>
    public override void Add(LoadBalancer input)
    {
        application += input.IsApplication ? 1 : 0;
        network += input.IsNetwork ? 1 : 0;
    }

    /// <inheritdoc/>
    public override IEnumerable<LoadBalancerCount> Finish(AwsScope scope, Gap? gap) =>
        [gap is null ? new(scope.Region, application, network) : new(scope.Region, gap, gap)];
}
