using AdvisorWorker.Checks.FaultTolerance;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class AutoScalingGroupMultipleAzTests
{
    [Theory]
    [InlineData(2, CheckStatus.Error, "a")]
    [InlineData(2, CheckStatus.Ok, "a", "b")]
    [InlineData(3, CheckStatus.Error, "a", "b")]
    [InlineData(1, CheckStatus.Ok, "a")]
    public void Two_zones_are_enough_unless_the_setting_says_otherwise(int minimum, CheckStatus expected, params string[] zones) =>
        Assert.Equal(
            expected,
            new AutoScalingGroupMultipleAz(new() { MinAvailabilityZones = minimum }).Evaluate(SomeGroup.Plain with { Zones = [.. zones] }, default).Status);
}
