using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class NlbCrossZoneLoadBalancingTests
{
    private const string Key = "load_balancing.cross_zone.enabled";

    [Theory]
    [InlineData("true", CheckStatus.Ok)]
    [InlineData("false", CheckStatus.Warning)]
    public void Cross_zone_is_on_or_off(string value, CheckStatus expected) =>
        Assert.Equal(expected, Judge(SomeBalancer.OfType("network", (Key, value))).Status);

    [Theory]
    [InlineData("application")]
    [InlineData("gateway")]
    public void Other_types_are_not_counted(string type) => Assert.Same(Verdict.Skip, Judge(SomeBalancer.OfType(type, (Key, "false"))));

    [Fact]
    public void Unreadable_or_missing_attributes_are_not_a_verdict()
    {
        Assert.Equal(CheckStatus.NotAvailable, Judge(SomeBalancer.OfType("network") with { Attributes = SomeBalancer.Denied }).Status);
        Assert.Equal($"The answer does not say {Key}", Judge(SomeBalancer.OfType("network")).Gap?.Detail);
    }

    private static Verdict Judge(LoadBalancer balancer) => new NlbCrossZoneLoadBalancing().Evaluate(balancer, default);
}
