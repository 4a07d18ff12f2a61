using AdvisorWorker.Resources.Route53;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limits that Route 53 reports with its own count.</summary>
public sealed class Route53Limits(LimitLevels levels) : ICheckFamily
{
    private static readonly LimitSource<Route53AccountLimits> Source = new(
        "Route53",
        "Limit and usage are Route 53's own (GetAccountLimit), once for the account.",
        "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html") { Granularity = Granularity.Account };

    private static readonly Limit<Route53AccountLimits>[] Limits =
    [
        new(
            "route53-hosted-zones-limit",
            "dx3xfcdfMr",
            "Route 53 Hosted Zones",
            "Route 53 Hosted Zones",
            limits => limits.HostedZones,
            Route53AccountLimits.HostedZonesPart),
        new(
            "route53-health-checks-limit",
            "ru4xfcdfMr",
            "Route 53 Max Health Checks",
            "Route 53 Max Health Checks",
            limits => limits.HealthChecks,
            Route53AccountLimits.HealthChecksPart),
        new(
            "route53-reusable-delegation-sets-limit",
            "ty3xfcdfMr",
            "Route 53 Reusable Delegation Sets",
            "Route 53 Reusable Delegation Sets",
            limits => limits.ReusableDelegationSets,
            Route53AccountLimits.ReusableDelegationSetsPart),
        new(
            "route53-traffic-policies-limit",
            "dx3xfbjfMr",
            "Route 53 Traffic Policies",
            "Route 53 Traffic Policies",
            limits => limits.TrafficPolicies,
            Route53AccountLimits.TrafficPoliciesPart),
        new(
            "route53-traffic-policy-instances-limit",
            "dx8afcdfMr",
            "Route 53 Traffic Policy Instances",
            "Route 53 Traffic Policy Instances",
            limits => limits.TrafficPolicyInstances,
            Route53AccountLimits.TrafficPolicyInstancesPart),
    ];

    public IEnumerable<ICheck> Checks { get; } = [.. Limits.Select(limit => new ServiceLimit<Route53AccountLimits>(Source, limit, levels))];
}
