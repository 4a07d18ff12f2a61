using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class NlbMultiAzTests
{
    [Theory]
    [InlineData(CheckStatus.Warning, "a")]
    [InlineData(CheckStatus.Ok, "a", "b")]
    public void Two_zones_are_enough(CheckStatus expected, params string[] zones) =>
        Assert.Equal(expected, Judge(SomeBalancer.OfType("network") with { Zones = [.. zones] }).Status);

    [Theory]
    [InlineData("application")]
    [InlineData("gateway")]
    public void Other_types_are_not_counted(string type) => Assert.Same(Verdict.Skip, Judge(SomeBalancer.OfType(type) with { Zones = ["a"] }));

    private static Verdict Judge(LoadBalancer balancer) => new NlbMultiAz().Evaluate(balancer, default);
}
