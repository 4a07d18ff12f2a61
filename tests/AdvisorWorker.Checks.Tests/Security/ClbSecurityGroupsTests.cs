using System.Collections.Immutable;
using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class ClbSecurityGroupsTests
{
    private static readonly ClassicLoadBalancer Balancer = SomeBalancer.Classic with { Listeners = [new("HTTP", 80, []), new("TCP", 81, [])] };

    [Theory]
    [InlineData("tcp", 80, 80, CheckStatus.Ok)]
    [InlineData("tcp", 80, 81, CheckStatus.Ok)]
    [InlineData("tcp", 80, 82, CheckStatus.Warning)]
    [InlineData("tcp", 22, 22, CheckStatus.Warning)]
    [InlineData("udp", 53, 53, CheckStatus.Warning)]
    [InlineData("tcp", -1, -1, CheckStatus.Warning)]
    [InlineData("-1", null, null, CheckStatus.Warning)]
    [InlineData("icmp", 8, 0, CheckStatus.Ok)]
    [InlineData("50", null, null, CheckStatus.Ok)]
    public void Ports_of_listeners_are_all_that_is_needed(string protocol, int? from, int? to, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Admitting(new SecurityGroupRule(protocol, from, to, "10.0.0.0/8"))).Status);

    [Fact]
    public void A_finding_names_the_ports_of_all_groups() => Assert.Equal(
        "Admits ports without a listener: 22, 8000-8100",
        Judge(Admitting(new("tcp", 80, 80, "0.0.0.0/0"), new("tcp", 22, 22, "sg-1"), new("tcp", 22, 22, "sg-2"), new("tcp", 8000, 8100, "::/0"))).Reason);

    [Fact]
    public void Unreadable_groups_are_not_a_verdict() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(Balancer with { InboundRules = SomeBalancer.Denied }).Status);

    [Fact]
    public void Load_balancers_outside_a_VPC_have_no_groups() =>
        Assert.Same(Verdict.Skip, Judge(Admitting(new SecurityGroupRule("tcp", 22, 22, "::/0")) with { VpcId = null }));

    [Fact]
    public void The_index_keeps_the_inbound_rules_of_every_group()
    {
        var index = new InboundRuleIndex();
        index.Add(new("sg-1", "eu-west-1", "web", "", "vpc-1", [new("tcp", 80, 80, "::/0")], [new("-1", null, null, "::/0")]));

        Assert.Equal("80", index.Finish(new("123456789012", "eu-west-1"), null).Single().ByGroup["sg-1"].Single().Ports);
    }

    private static ClassicLoadBalancer Admitting(params SecurityGroupRule[] rules) => Balancer with { InboundRules = rules.ToImmutableArray() };

    private static Verdict Judge(ClassicLoadBalancer balancer) => new ClbSecurityGroups().Evaluate(balancer, default);
}
