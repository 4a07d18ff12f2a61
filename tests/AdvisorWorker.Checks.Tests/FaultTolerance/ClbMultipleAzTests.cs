using AdvisorWorker.Checks.FaultTolerance;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class ClbMultipleAzTests
{
    [Theory]
    [InlineData(2, CheckStatus.Warning, "a")]
    [InlineData(2, CheckStatus.Ok, "a", "b")]
    [InlineData(3, CheckStatus.Warning, "a", "b")]
    public void Two_zones_are_enough_unless_the_setting_says_otherwise(int minimum, CheckStatus expected, params string[] zones) =>
        Assert.Equal(
            expected,
            new ClbMultipleAz(new() { MinAvailabilityZones = minimum }).Evaluate(SomeBalancer.Classic with { Zones = [.. zones] }, default).Status);
}
