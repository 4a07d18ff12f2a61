using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.Route53;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class Route53LimitsTests
{
    private static readonly Route53Limits Family = new(new());

    [Fact]
    public void Each_check_asks_for_its_own_limit_and_no_other()
    {
        Assert.Equal(CheckStatus.Error, Family.Judge("route53-hosted-zones-limit", new Route53AccountLimits { HostedZones = Full }).Status);
        Assert.Equal(CheckStatus.Error, Family.Judge("route53-health-checks-limit", new Route53AccountLimits { HealthChecks = Full }).Status);
        Assert.Equal(CheckStatus.Error, Family.Judge("route53-reusable-delegation-sets-limit", new Route53AccountLimits { ReusableDelegationSets = Full }).Status);
        Assert.Equal(CheckStatus.Error, Family.Judge("route53-traffic-policies-limit", new Route53AccountLimits { TrafficPolicies = Full }).Status);
        Assert.Equal(CheckStatus.Error, Family.Judge("route53-traffic-policy-instances-limit", new Route53AccountLimits { TrafficPolicyInstances = Full }).Status);
        Assert.All(Family.Checks, check => Assert.Single(((ICheck<Route53AccountLimits>)check).Descriptor.Needs));
    }

    [Fact]
    public void A_limit_that_could_not_be_read_is_no_verdict() => Assert.Equal(
        CheckStatus.NotAvailable,
        Family.Judge("route53-hosted-zones-limit", new Route53AccountLimits { HostedZones = Limits.Denied }).Status);

    private static LimitUsage Full => new(500, 500);
}
