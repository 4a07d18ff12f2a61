using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.AutoScaling;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class AutoScalingGroupElbHealthCheckTests
{
    private static readonly AutoScalingGroup Classic = SomeGroup.Plain with { ClassicLoadBalancers = ["web"] };
    private static readonly AutoScalingGroup Targeted = SomeGroup.Plain with { TargetGroups = ["arn:2"] };

    [Fact]
    public void A_group_behind_a_classic_load_balancer_must_ask_it()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Classic).Status);
        Assert.Same(Verdict.Ok, Judge(Classic with { HealthCheckTypes = ["EC2", "ELB"] }));
    }

    [Fact]
    public void Groups_without_one_are_not_counted() => Assert.Same(Verdict.Skip, Judge(SomeGroup.Plain with { HealthCheckTypes = ["ELB"] }));

    [Fact]
    public void Target_groups_are_a_setting()
    {
        Assert.Same(Verdict.Skip, Judge(Targeted));
        Assert.Equal(CheckStatus.Warning, Judge(Targeted, new() { TargetGroups = true }).Status);
        Assert.Equal(CheckStatus.Warning, Judge(Classic, new() { TargetGroups = true }).Status);
    }

    private static Verdict Judge(AutoScalingGroup group, AutoScalingGroupElbHealthCheck.Settings? settings = null) =>
        new AutoScalingGroupElbHealthCheck(settings ?? new()).Evaluate(group, default);
}
