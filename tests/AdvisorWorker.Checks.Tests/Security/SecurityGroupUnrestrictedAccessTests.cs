using System.Collections.Immutable;
using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class SecurityGroupUnrestrictedAccessTests
{
    private static readonly SecurityGroup Group = new("sg-1", "eu-west-1", "web", "", "vpc-1", [], []);
    private static readonly SecurityGroupUnrestrictedAccess.Settings YellowWhenAttached = new() { Attached = CheckStatus.Warning };
    private static readonly Gap Denied = new(GapReason.AccessDenied, "ec2:DescribeNetworkInterfaces");

    [Theory]
    [InlineData("tcp", 22, 22, "0.0.0.0/0", CheckStatus.Error)]
    [InlineData("tcp", 22, 22, "::/0", CheckStatus.Error)]
    [InlineData("tcp", 22, 22, "0.0.0.0/1", CheckStatus.Ok)]
    [InlineData("tcp", 22, 22, "sg-2", CheckStatus.Ok)]
    [InlineData("tcp", 25, 25, "0.0.0.0/0", CheckStatus.Ok)]
    [InlineData("tcp", 80, 80, "0.0.0.0/0", CheckStatus.Ok)]
    [InlineData("tcp", 443, 443, "::/0", CheckStatus.Ok)]
    [InlineData("tcp", 80, 81, "0.0.0.0/0", CheckStatus.Error)]
    [InlineData("tcp", 465, 465, "0.0.0.0/0", CheckStatus.Error)] // allowed by the check of specific ports, not by this one
    [InlineData("udp", 53, 53, "0.0.0.0/0", CheckStatus.Error)]
    [InlineData("-1", null, null, "0.0.0.0/0", CheckStatus.Error)]
    [InlineData("icmp", 8, 0, "0.0.0.0/0", CheckStatus.Ok)]
    public void A_rule_is_red_when_the_world_reaches_another_port_than_mail_and_web(string protocol, int? from, int? to, string peer, CheckStatus expected) =>
        Assert.Equal(expected, Judge(new(), Rule(protocol, from, to, peer)).Status);

    [Fact]
    public void Whether_the_group_is_attached_is_not_even_asked_while_both_statuses_are_the_same()
    {
        Assert.Empty(new SecurityGroupUnrestrictedAccess(new()).Descriptor.Needs);
        Assert.Equal([IngressRule.AttachmentsPart], new SecurityGroupUnrestrictedAccess(YellowWhenAttached).Descriptor.Needs);
    }

    [Fact]
    public void Attached_and_unattached_groups_can_be_graded_apart()
    {
        ImmutableArray<string> attachments = ["i-1"];

        Assert.Equal(CheckStatus.Warning, Judge(YellowWhenAttached, Open() with { Attachments = attachments }).Status);
        Assert.Equal(CheckStatus.Error, Judge(YellowWhenAttached, Open() with { Attachments = ImmutableArray<string>.Empty }).Status);
        Assert.Equal(CheckStatus.Ok, Judge(new() { Unattached = CheckStatus.Ok }, Open() with { Attachments = ImmutableArray<string>.Empty }).Status);
    }

    [Fact]
    public void Unreadable_attachments_matter_only_to_an_open_rule()
    {
        Assert.Equal(CheckStatus.NotAvailable, Judge(YellowWhenAttached, Open() with { Attachments = Denied }).Status);
        Assert.Equal(CheckStatus.Ok, Judge(YellowWhenAttached, Rule("tcp", 22, 22, "10.0.0.0/8") with { Attachments = Denied }).Status);
    }

    [Fact]
    public void Ipv6_can_be_left_out_as_in_Trusted_Advisor() =>
        Assert.Equal(CheckStatus.Ok, Judge(new() { Ipv6 = false }, Rule("tcp", 22, 22, "::/0")).Status);

    [Fact]
    public void The_allowed_ports_are_a_setting()
    {
        var settings = new SecurityGroupUnrestrictedAccess.Settings { AllowedPorts = [22] };

        Assert.Equal(CheckStatus.Ok, Judge(settings, Rule("tcp", 22, 22, "0.0.0.0/0")).Status);
        Assert.Equal(CheckStatus.Error, Judge(settings, Rule("tcp", 443, 443, "0.0.0.0/0")).Status);
    }

    private static IngressRule Open() => Rule("tcp", 22, 22, "0.0.0.0/0");

    private static IngressRule Rule(string protocol, int? from, int? to, string peer) => new(Group, new(protocol, from, to, peer));

    private static Verdict Judge(SecurityGroupUnrestrictedAccess.Settings settings, IngressRule rule) =>
        new SecurityGroupUnrestrictedAccess(settings).Evaluate(rule, default);
}
