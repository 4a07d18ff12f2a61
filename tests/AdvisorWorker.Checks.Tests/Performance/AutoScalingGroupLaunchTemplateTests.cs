using AdvisorWorker.Checks.Performance;

namespace AdvisorWorker.Checks.Tests.Performance;

public sealed class AutoScalingGroupLaunchTemplateTests
{
    [Theory]
    [InlineData(true, CheckStatus.Ok)]
    [InlineData(false, CheckStatus.Warning)]
    public void A_group_has_a_launch_template_or_not(bool has, CheckStatus expected) =>
        Assert.Equal(expected, new AutoScalingGroupLaunchTemplate().Evaluate(SomeGroup.Plain with { UsesLaunchTemplate = has }, default).Status);
}
