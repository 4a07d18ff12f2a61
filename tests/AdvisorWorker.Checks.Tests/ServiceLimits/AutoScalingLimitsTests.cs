using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class AutoScalingLimitsTests
{
    private static readonly AutoScalingLimits Family = new(new());

    [Fact]
    public void Groups_and_launch_configurations_are_judged_apart()
    {
        var limits = new AutoScalingAccountLimits("eu-west-1", new LimitUsage(500, 400), new LimitUsage(200, 200));

        Assert.Equal(CheckStatus.Warning, Family.Judge("auto-scaling-groups-limit", limits).Status);
        Assert.Equal(CheckStatus.Error, Family.Judge("auto-scaling-launch-configurations-limit", limits).Status);
    }

    [Fact]
    public void What_the_answer_lacks_is_not_available_and_the_other_is_judged()
    {
        var limits = new AutoScalingAccountLimits("eu-west-1", Limits.Denied, new LimitUsage(200, 1));

        Assert.Equal(CheckStatus.NotAvailable, Family.Judge("auto-scaling-groups-limit", limits).Status);
        Assert.Equal(CheckStatus.Ok, Family.Judge("auto-scaling-launch-configurations-limit", limits).Status);
    }
}
