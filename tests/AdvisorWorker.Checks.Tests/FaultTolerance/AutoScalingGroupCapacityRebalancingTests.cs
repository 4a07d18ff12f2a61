using AdvisorWorker.Checks.FaultTolerance;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class AutoScalingGroupCapacityRebalancingTests
{
    [Theory]
    [InlineData(true, CheckStatus.Ok)]
    [InlineData(false, CheckStatus.Warning)]
    public void Mixed_instances_ask_for_rebalancing(bool on, CheckStatus expected) => Assert.Equal(
        expected,
        new AutoScalingGroupCapacityRebalancing().Evaluate(SomeGroup.Plain with { HasMixedInstances = true, CapacityRebalance = on }, default).Status);

    [Fact]
    public void Groups_of_one_type_are_not_counted() => Assert.Same(Verdict.Skip, new AutoScalingGroupCapacityRebalancing().Evaluate(SomeGroup.Plain, default));
}
