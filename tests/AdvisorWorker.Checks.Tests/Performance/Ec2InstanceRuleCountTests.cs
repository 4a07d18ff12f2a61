using AdvisorWorker.Checks.Performance;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.Performance;

public sealed class Ec2InstanceRuleCountTests
{
    private static readonly Ec2Instance Instance =
        new("i-1", "eu-west-1", "eu-west-1a", "m7g.large", "running", false, "Linux/UNIX", "default", "vpc-1", ["sg-1", "sg-2"], "/dev/xvda", true);

    [Theory]
    [InlineData("vpc-1", 48, 2, CheckStatus.Ok)]
    [InlineData("vpc-1", 49, 2, CheckStatus.Warning)]
    [InlineData(null, 100, 0, CheckStatus.Ok)]
    [InlineData(null, 100, 1, CheckStatus.Warning)]
    public void Rules_of_both_directions_are_counted(string? vpc, int inbound, int outbound, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Instance with { VpcId = vpc, Rules = new RuleCount(inbound, outbound) }).Status);

    [Fact]
    public void Without_the_list_of_groups_nothing_is_claimed() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(Instance with { Rules = new Gap(GapReason.AccessDenied) }).Status);

    [Fact]
    public void Both_numbers_are_settings()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Instance with { Rules = new RuleCount(10, 1) }, new() { VpcRules = 10 }).Status);
        Assert.Equal(CheckStatus.Warning, Judge(Instance with { VpcId = null, Rules = new RuleCount(10, 1) }, new() { ClassicRules = 10 }).Status);
    }

    [Fact]
    public void The_rules_of_all_groups_add_up_and_a_missing_group_makes_the_sum_unknown()
    {
        var rule = new SecurityGroupRule("tcp", 22, 22, "10.0.0.0/8");
        var index = new RuleCountIndex();
        index.Add(new("sg-1", "eu-west-1", "web", "", "vpc-1", [rule, rule], [rule]));
        index.Add(new("sg-2", "eu-west-1", "ssh", "", "vpc-1", [rule], []));
        var counts = index.Finish(new("123456789012", "eu-west-1"), null).Single();

        Assert.Equal(new RuleCount(3, 1), counts.Of(["sg-1", "sg-2"]));
        Assert.Null(counts.Of(["sg-1", "sg-of-another-account"]));
    }

    private static Verdict Judge(Ec2Instance instance, Ec2InstanceRuleCount.Settings? settings = null) =>
        new Ec2InstanceRuleCount(settings ?? new()).Evaluate(instance, default);
}
