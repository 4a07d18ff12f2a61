using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.AutoScaling;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class AutoScalingGroupHealthCheckTests
{
    private static readonly AutoScalingGroup Group = SomeGroup.Plain;
    private static readonly AutoScalingGroup Classic = Group with { ClassicLoadBalancers = ["web"] };
    private static readonly AutoScalingGroup Targeted = Group with { TargetGroups = ["arn:2"] };

    [Fact]
    public void A_load_balancer_of_either_kind_asks_for_its_health_check()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Classic).Status);
        Assert.Equal(CheckStatus.Warning, Judge(Targeted).Status);
        Assert.Same(Verdict.Ok, Judge(Classic with { HealthCheckTypes = ["ELB"] }));
        Assert.Same(Verdict.Ok, Judge(Targeted with { HealthCheckTypes = ["EC2", "ELB"] }));
    }

    [Fact]
    public void Without_a_load_balancer_its_health_check_is_wrong()
    {
        Assert.Same(Verdict.Ok, Judge(Group));
        Assert.Equal(CheckStatus.Warning, Judge(Group with { HealthCheckTypes = ["EC2", "ELB"] }).Status);
    }

    [Theory]
    [InlineData("EBS")]
    [InlineData("VPC_LATTICE")]
    public void Other_health_checks_do_not_stand_in_for_it(string type) =>
        Assert.Equal(CheckStatus.Warning, Judge(Classic with { HealthCheckTypes = ["EC2", type] }).Status);

    private static Verdict Judge(AutoScalingGroup group) => new AutoScalingGroupHealthCheck().Evaluate(group, default);
}
