using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Security groups: most admit who needs to be admitted, some the whole world.</summary>
internal static class SecurityGroups
{
    private const string World = "0.0.0.0/0";
    private const string World6 = "::/0";

    public static void AddTo(DemoRegion at)
    {
        foreach (var vpc in at.Ec2.Vpcs)
        {
            at.Ec2.SecurityGroups.Add(Default(at, vpc));
        }

        Group(at, "web", "Load balancers of the shop", Tcp(80, World), Tcp(443, World), Tcp(443, World6));
        Group(at, "app", "Shop and checkout", From(at, "web", 8080));
        Group(at, "database", "Only from the application", From(at, "app", 5432));
        Group(at, "bastion", "SSH from the office", Tcp(22, "203.0.113.0/24"));
        Group(at, "ssh-anywhere", at.IsMain ? "temporary!! remove after go-live [bold]2021[/]" : "debugging", Tcp(22, World));
        Group(at, "mail", "Order confirmations", Tcp(25, World), Tcp(465, World));
        Group(at, "ping", "Reachability", Ports("icmp", -1, -1, World));
        Group(at, "partner-allowlist", "One line for each partner's gateway", [.. Enumerable.Range(1, 58).Select(i => Tcp(8443, $"198.51.100.{i}/32"))]);
        if (at.IsMain)
        {
            Group(at, "mysql-public", "for the agency", Tcp(3306, World), Tcp(3306, World6));
            Group(at, "windows-admin", "RDP for reporting", Tcp(3389, World), Tcp(5985, "203.0.113.0/24"));
            Group(at, "voice-chat", "Customer service", Ports("udp", 27000, 27015, World));
            Group(at, "&lt;script&gt;alert(1)&lt;/script&gt;", "=HYPERLINK(\"https://evil.example\")", Tcp(8888, World));
            Group(at, "[red]everything[/]", "all traffic, all ports; ask {ops}", Ports("-1", null, null, World));
        }
        else
        {
            Group(at, "metrics", "Prometheus", Tcp(9090, World));
        }
    }

    public static GroupIdentifier Named(DemoRegion at, string name) => new() { GroupId = Id(at, name), GroupName = name };

    private static string Id(DemoRegion at, string name) => at.Id("sg", name);

    private static void Group(DemoRegion at, string name, string description, params List<IpPermission> inbound) => at.Ec2.SecurityGroups.Add(new()
    {
        GroupId = Id(at, name),
        GroupName = name,
        Description = description,
        VpcId = Network.VpcId(at, Network.Shop),
        OwnerId = at.Account.Id,
        SecurityGroupArn = at.Arn("ec2", $"security-group/{Id(at, name)}"),
        IpPermissions = inbound,
        IpPermissionsEgress = [Ports("-1", null, null, World)],
        Tags = DemoRegion.Tags(name, team: "platform"),
    });

    private static SecurityGroup Default(DemoRegion at, Vpc vpc)
    {
        var id = at.Id("sg", "default/" + vpc.VpcId);
        return new()
        {
            GroupId = id,
            GroupName = "default",
            Description = "default VPC security group",
            VpcId = vpc.VpcId,
            OwnerId = at.Account.Id,
            IpPermissions = [new() { IpProtocol = "-1", UserIdGroupPairs = [new() { GroupId = id, UserId = at.Account.Id }] }],
            IpPermissionsEgress = [Ports("-1", null, null, World)],
        };
    }

    private static IpPermission Tcp(int port, string peer) => Ports("tcp", port, port, peer);

    private static IpPermission Ports(string protocol, int? from, int? to, string peer) => new()
    {
        IpProtocol = protocol,
        FromPort = from,
        ToPort = to,
        Ipv4Ranges = peer.Contains(':', StringComparison.Ordinal) ? null : [new() { CidrIp = peer }],
        Ipv6Ranges = peer.Contains(':', StringComparison.Ordinal) ? [new() { CidrIpv6 = peer }] : null,
    };

    private static IpPermission From(DemoRegion at, string group, int port) => new()
    {
        IpProtocol = "tcp",
        FromPort = port,
        ToPort = port,
        UserIdGroupPairs = [new() { GroupId = Id(at, group), UserId = at.Account.Id }],
    };
}
