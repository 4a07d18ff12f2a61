using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class ClbConnectionDrainingTests
{
    [Theory]
    [InlineData(true, CheckStatus.Ok)]
    [InlineData(false, CheckStatus.Warning)]
    public void Draining_is_on_or_off(bool on, CheckStatus expected) =>
        Assert.Equal(expected, Judge(new ClassicLoadBalancerAttributes(on, false, false, null)).Status);

    [Fact]
    public void Unreadable_attributes_are_not_a_verdict() => Assert.Equal(CheckStatus.NotAvailable, Judge(SomeBalancer.Denied).Status);

    private static Verdict Judge(Part<ClassicLoadBalancerAttributes> attributes) =>
        new ClbConnectionDraining().Evaluate(SomeBalancer.Classic with { Attributes = attributes }, default);
}
