using System.Collections.Immutable;
using AdvisorWorker.Resources.Route53;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.Route53;

namespace AdvisorWorker.Collectors.Route53;

/// <summary>One limit of Route 53 with its own count.</summary>
/// <param name="key">The limit's key.</param>
/// <param name="type">What Route 53 calls it.</param>
/// <param name="set">A copy of the record with the limit.</param>
public abstract class Route53Limit(
    PartKey<Route53AccountLimits> key, AccountLimitType type, Func<Route53AccountLimits, LimitUsage, Route53AccountLimits> set) : IPart<Route53AccountLimits>
{
    public PartKey<Route53AccountLimits> Key => key;

    public ImmutableArray<string> Operations => ["route53:GetAccountLimit"];

    public async ValueTask<IReadOnlyList<Route53AccountLimits>> LoadAsync(
        IReadOnlyList<Route53AccountLimits> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonRoute53Client>().GetAccountLimitAsync(new() { Type = type }, cancellationToken);
        return [set(batch.Single(), new(Answer.Required(answer.Limit?.Value), Answer.Required(answer.Count)))];
    }
}

/// <summary>Hosted zones.</summary>
public sealed class HostedZoneLimit() : Route53Limit(
    Route53AccountLimits.HostedZonesPart, AccountLimitType.MAX_HOSTED_ZONES_BY_OWNER, (limits, usage) => limits with { HostedZones = usage });

/// <summary>Health checks.</summary>
public sealed class HealthCheckLimit() : Route53Limit(
    Route53AccountLimits.HealthChecksPart, AccountLimitType.MAX_HEALTH_CHECKS_BY_OWNER, (limits, usage) => limits with { HealthChecks = usage });

/// <summary>Reusable delegation sets.</summary>
public sealed class ReusableDelegationSetLimit() : Route53Limit(
    Route53AccountLimits.ReusableDelegationSetsPart,
    AccountLimitType.MAX_REUSABLE_DELEGATION_SETS_BY_OWNER,
    (limits, usage) => limits with { ReusableDelegationSets = usage });

/// <summary>Traffic policies.</summary>
public sealed class TrafficPolicyLimit() : Route53Limit(
    Route53AccountLimits.TrafficPoliciesPart, AccountLimitType.MAX_TRAFFIC_POLICIES_BY_OWNER, (limits, usage) => limits with { TrafficPolicies = usage });

/// <summary>Traffic policy instances.</summary>
public sealed class TrafficPolicyInstanceLimit() : Route53Limit(
    Route53AccountLimits.TrafficPolicyInstancesPart,
    AccountLimitType.MAX_TRAFFIC_POLICY_INSTANCES_BY_OWNER,
    (limits, usage) => limits with { TrafficPolicyInstances = usage });
