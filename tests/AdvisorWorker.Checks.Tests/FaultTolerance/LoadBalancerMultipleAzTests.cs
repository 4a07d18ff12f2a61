using AdvisorWorker.Checks.FaultTolerance;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class LoadBalancerMultipleAzTests
{
    [Theory]
    [InlineData("application", 2, CheckStatus.Warning, "a")]
    [InlineData("network", 2, CheckStatus.Warning, "a")]
    [InlineData("gateway", 2, CheckStatus.Warning, "a")]
    [InlineData("gateway", 2, CheckStatus.Ok, "a", "b")]
    [InlineData("gateway", 3, CheckStatus.Warning, "a", "b")]
    public void All_types_need_two_zones_unless_the_setting_says_otherwise(string type, int minimum, CheckStatus expected, params string[] zones)
    {
        var check = new LoadBalancerMultipleAz(new() { MinAvailabilityZones = minimum });

        Assert.Equal(expected, check.Evaluate(SomeBalancer.OfType(type) with { Zones = [.. zones] }, default).Status);
    }
}
