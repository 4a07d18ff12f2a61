using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Resources.Route53;

/// <summary>What Route 53 allows an account and counts itself; a call for each limit.</summary>
public sealed record Route53AccountLimits() : Resource(AwsScope.Global, AwsScope.Global)
{
    /// <summary>Declares <see cref="HostedZones"/>.</summary>
    public static PartKey<Route53AccountLimits> HostedZonesPart { get; } = new(nameof(HostedZones), (limits, gap) => limits with { HostedZones = gap });

    /// <summary>Declares <see cref="HealthChecks"/>.</summary>
    public static PartKey<Route53AccountLimits> HealthChecksPart { get; } = new(nameof(HealthChecks), (limits, gap) => limits with { HealthChecks = gap });

    /// <summary>Declares <see cref="ReusableDelegationSets"/>.</summary>
    public static PartKey<Route53AccountLimits> ReusableDelegationSetsPart { get; } =
        new(nameof(ReusableDelegationSets), (limits, gap) => limits with { ReusableDelegationSets = gap });

    /// <summary>Declares <see cref="TrafficPolicies"/>.</summary>
    public static PartKey<Route53AccountLimits> TrafficPoliciesPart { get; } =
        new(nameof(TrafficPolicies), (limits, gap) => limits with { TrafficPolicies = gap });

    /// <summary>Declares <see cref="TrafficPolicyInstances"/>.</summary>
    public static PartKey<Route53AccountLimits> TrafficPolicyInstancesPart { get; } =
        new(nameof(TrafficPolicyInstances), (limits, gap) => limits with { TrafficPolicyInstances = gap });

    /// <summary>Hosted zones, public and private.</summary>
    public Part<LimitUsage> HostedZones { get; init; }

    /// <summary>Health checks.</summary>
    public Part<LimitUsage> HealthChecks { get; init; }

    /// <summary>Reusable delegation sets.</summary>
    public Part<LimitUsage> ReusableDelegationSets { get; init; }

    /// <summary>Traffic policies, each counted once whatever its versions.</summary>
    public Part<LimitUsage> TrafficPolicies { get; init; }

    /// <summary>Traffic policy instances, called policy records in the console.</summary>
    public Part<LimitUsage> TrafficPolicyInstances { get; init; }
}
