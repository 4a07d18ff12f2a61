using AdvisorWorker.Checks.Performance;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.Performance;

public sealed class SecurityGroupRuleCountTests
{
    [Theory]
    [InlineData("vpc-1", 49, 1, CheckStatus.Ok)]
    [InlineData("vpc-1", 50, 1, CheckStatus.Warning)]
    [InlineData("vpc-1", 0, 51, CheckStatus.Warning)]
    [InlineData(null, 100, 0, CheckStatus.Ok)]
    [InlineData(null, 101, 0, CheckStatus.Warning)]
    public void Rules_of_both_directions_are_counted(string? vpc, int inbound, int outbound, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Group(vpc, inbound, outbound)).Status);

    [Fact]
    public void Both_numbers_are_settings()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Group("vpc-1", 11, 0), new() { VpcRules = 10 }).Status);
        Assert.Equal(CheckStatus.Warning, Judge(Group(null, 11, 0), new() { ClassicRules = 10 }).Status);
    }

    [Fact]
    public void Instances_are_counted_once_and_other_interfaces_not_at_all()
    {
        var index = new GroupAttachmentIndex();
        index.Add(new("eni-1", "eu-west-1", "i-1", null, ["sg-1"]));
        index.Add(new("eni-2", "eu-west-1", "i-1", null, ["sg-1"]));
        index.Add(new("eni-3", "eu-west-1", null, "ELB web", ["sg-1"]));
        var attachments = index.Finish(new("123456789012", "eu-west-1"), null).Single();

        Assert.Equal("1", InstanceCount(Group("vpc-1", 1, 1) with { Attachments = attachments.Of("sg-1") }));
        Assert.Null(InstanceCount(Group("vpc-1", 1, 1) with { Attachments = new Gap(GapReason.AccessDenied) }));
    }

    private static string? InstanceCount(SecurityGroup group) =>
        new SecurityGroupRuleCount(new()).Descriptor.Columns.Single(column => column.Heading == "Instance Count").Cell!(group, default).Text;

    private static SecurityGroup Group(string? vpc, int inbound, int outbound)
    {
        var rule = new SecurityGroupRule("tcp", 22, 22, "10.0.0.0/8");
        return new("sg-1", "eu-west-1", "web", "", vpc, [.. Enumerable.Repeat(rule, inbound)], [.. Enumerable.Repeat(rule, outbound)]);
    }

    private static Verdict Judge(SecurityGroup group, SecurityGroupRuleCount.Settings? settings = null) =>
        new SecurityGroupRuleCount(settings ?? new()).Evaluate(group, default);
}
