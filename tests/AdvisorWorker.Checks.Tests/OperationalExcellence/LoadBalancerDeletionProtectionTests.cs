using AdvisorWorker.Checks.OperationalExcellence;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.Tests.OperationalExcellence;

public sealed class LoadBalancerDeletionProtectionTests
{
    private const string Key = "deletion_protection.enabled";

    [Theory]
    [InlineData("application", "true", CheckStatus.Ok)]
    [InlineData("application", "false", CheckStatus.Warning)]
    [InlineData("network", "false", CheckStatus.Warning)]
    [InlineData("gateway", "false", CheckStatus.Warning)]
    public void All_three_types_are_judged(string type, string value, CheckStatus expected) =>
        Assert.Equal(expected, Judge(SomeBalancer.OfType(type, (Key, value))).Status);

    [Fact]
    public void A_switch_left_out_among_others_is_off() =>
        Assert.Equal(CheckStatus.Warning, Judge(SomeBalancer.OfType("application", ("idle_timeout.timeout_seconds", "60"))).Status);

    [Fact]
    public void Unreadable_or_missing_attributes_are_not_a_verdict()
    {
        Assert.Equal(CheckStatus.NotAvailable, Judge(SomeBalancer.OfType("network") with { Attributes = SomeBalancer.Denied }).Status);
        Assert.Equal($"The answer does not say {Key}", Judge(SomeBalancer.OfType("network")).Gap?.Detail);
    }

    private static Verdict Judge(LoadBalancer balancer) => new LoadBalancerDeletionProtection().Evaluate(balancer, default);
}
