using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class SecurityGroupOpenPortsTests
{
    private static readonly SecurityGroup Group = new("sg-1", "eu-west-1", "web", "", "vpc-1", [], []);

    [Theory]
    [InlineData("tcp", 22, 22, "0.0.0.0/0", CheckStatus.Error)]
    [InlineData("tcp", 22, 22, "::/0", CheckStatus.Error)]
    [InlineData("tcp", 22, 22, "10.0.0.0/8", CheckStatus.Ok)]
    [InlineData("tcp", 443, 443, "0.0.0.0/0", CheckStatus.Ok)]
    [InlineData("tcp", 80, 443, "0.0.0.0/0", CheckStatus.Warning)] // two allowed ports and all between them
    [InlineData("tcp", 1000, 2000, "0.0.0.0/0", CheckStatus.Error)] // 1433 lies inside
    [InlineData("udp", 53, 53, "0.0.0.0/0", CheckStatus.Warning)]
    [InlineData("-1", null, null, "0.0.0.0/0", CheckStatus.Error)]
    [InlineData("tcp", -1, -1, "0.0.0.0/0", CheckStatus.Error)]
    [InlineData("icmp", 8, 0, "0.0.0.0/0", CheckStatus.Ok)]
    public void A_rule_is_judged_by_its_source_and_its_ports(string protocol, int? from, int? to, string peer, CheckStatus expected) =>
        Assert.Equal(expected, Judge(new(), protocol, from, to, peer).Status);

    [Fact]
    public void Ipv6_can_be_left_out_as_in_Trusted_Advisor() =>
        Assert.Equal(CheckStatus.Ok, Judge(new() { Ipv6 = false }, "tcp", 22, 22, "::/0").Status);

    [Fact]
    public void Both_port_lists_are_settings()
    {
        var settings = new SecurityGroupOpenPorts.Settings { RedPorts = [8080], AllowedPorts = [22] };

        Assert.Equal(CheckStatus.Error, Judge(settings, "tcp", 8080, 8080, "0.0.0.0/0").Status);
        Assert.Equal(CheckStatus.Ok, Judge(settings, "tcp", 22, 22, "0.0.0.0/0").Status);
    }

    [Fact]
    public void A_finding_names_the_world_and_the_ports() =>
        Assert.Equal("Open to 0.0.0.0/0: port 20, 21, 22", Judge(new(), "tcp", 20, 25, "0.0.0.0/0").Reason);

    private static Verdict Judge(SecurityGroupOpenPorts.Settings settings, string protocol, int? from, int? to, string peer) =>
        new SecurityGroupOpenPorts(settings).Evaluate(new(Group, new(protocol, from, to, peer)), default);
}
