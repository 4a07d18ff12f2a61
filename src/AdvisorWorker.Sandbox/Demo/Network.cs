using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>VPCs with their subnets, gateways and flow logs. The main Region is one VPC short of its quota.</summary>
internal static class Network
{
    public const string Shop = "shop";

    private static readonly char[] Letters = ['a', 'b', 'c'];

    public static void AddTo(DemoRegion at)
    {
        at.Ec2.Zones.AddRange(Letters.Select((letter, i) => new AvailabilityZone
        {
            ZoneName = at.Zone(letter),
            ZoneId = $"{(at.IsMain ? "use1" : "euw1")}-az{i + 1}",
            ZoneType = "availability-zone",
            RegionName = at.Name,
            State = "available",
            OptInStatus = "opt-in-not-required",
        }));

        Vpc(at, "default", "172.31.0.0/16", isDefault: true);
        Vpc(at, Shop, at.IsMain ? "10.20.0.0/16" : "10.30.0.0/16");
        FlowLog(at, VpcId(at, Shop), "ALL");
        if (at.IsMain)
        {
            Vpc(at, "staging", "10.21.0.0/16", HostileNames.SpectreMarkup);
            Vpc(at, "data", "10.22.0.0/16");
            FlowLog(at, VpcId(at, "data"), "REJECT");

            // Flow logs of a subnet say nothing about the VPC.
            FlowLog(at, SubnetId(at, "staging", 'a'), "ALL");
        }

        Nat(at, 'a');
        if (at.IsMain)
        {
            Nat(at, 'b');
        }
    }

    public static string VpcId(DemoRegion at, string vpc) => at.Id("vpc", vpc);

    public static string SubnetId(DemoRegion at, string vpc, char zone) => at.Id("subnet", $"{vpc}/{zone}");

    private static void Vpc(DemoRegion at, string vpc, string cidr, string? displayName = null, bool isDefault = false)
    {
        var id = VpcId(at, vpc);
        var environment = vpc == "staging" ? "staging" : "production";
        var prefix = cidr[..cidr.IndexOf(".0.0/", StringComparison.Ordinal)];
        at.Ec2.Vpcs.Add(new()
        {
            VpcId = id,
            OwnerId = at.Account.Id,
            CidrBlock = cidr,
            IsDefault = isDefault,
            State = "available",
            InstanceTenancy = "default",
            DhcpOptionsId = at.Id("dopt", "default"),
            Tags = isDefault ? null : DemoRegion.Tags(displayName ?? vpc, environment),
        });
        at.Ec2.Subnets.AddRange(Letters.Select((letter, i) => new Subnet
        {
            SubnetId = SubnetId(at, vpc, letter),
            VpcId = id,
            OwnerId = at.Account.Id,
            CidrBlock = $"{prefix}.{16 * i}.0/20",
            AvailabilityZone = at.Zone(letter),
            AvailableIpAddressCount = 4000 - (17 * i),
            DefaultForAz = isDefault,
            MapPublicIpOnLaunch = isDefault,
            State = "available",
            Tags = DemoRegion.Tags($"{vpc}-{letter}", environment),
        }));
        at.Ec2.InternetGateways.Add(new()
        {
            InternetGatewayId = at.Id("igw", vpc),
            OwnerId = at.Account.Id,
            Attachments = [new() { VpcId = id, State = "available" }],
            Tags = DemoRegion.Tags($"{vpc}-igw", environment),
        });
        at.Ec2.RouteTables.Add(new()
        {
            RouteTableId = at.Id("rtb", vpc),
            VpcId = id,
            OwnerId = at.Account.Id,
            Routes =
            [
                new() { DestinationCidrBlock = cidr, GatewayId = "local", State = "active" },
                new() { DestinationCidrBlock = "0.0.0.0/0", GatewayId = at.Id("igw", vpc), State = "active" },
            ],
            Associations = [new() { Main = true, RouteTableId = at.Id("rtb", vpc), RouteTableAssociationId = at.Id("rtbassoc", vpc) }],
        });
        at.Ec2.NetworkAcls.Add(new()
        {
            NetworkAclId = at.Id("acl", vpc),
            VpcId = id,
            OwnerId = at.Account.Id,
            IsDefault = true,
            Entries = [new() { RuleNumber = 100, Protocol = "-1", RuleAction = "allow", Egress = false, CidrBlock = "0.0.0.0/0" }],
        });
    }

    private static void FlowLog(DemoRegion at, string resource, string traffic) => at.Ec2.FlowLogs.Add(new()
    {
        FlowLogId = at.Id("fl", resource),
        ResourceId = resource,
        TrafficType = traffic,
        FlowLogStatus = "ACTIVE",
        DeliverLogsStatus = "SUCCESS",
        LogDestinationType = "s3",
        LogDestination = "arn:aws:s3:::fernweh-flow-logs",
        CreationTime = at.Ago(300),
        MaxAggregationInterval = 600,
        Tags = DemoRegion.Tags("flow-log", team: "platform"),
    });

    private static void Nat(DemoRegion at, char zone) => at.Ec2.NatGateways.Add(new()
    {
        NatGatewayId = at.Id("nat", $"{zone}"),
        VpcId = VpcId(at, Shop),
        SubnetId = SubnetId(at, Shop, zone),
        State = "available",
        ConnectivityType = "public",
        CreateTime = at.Ago(400),
        NatGatewayAddresses = [new()
        {
            AllocationId = at.Id("eipalloc", $"nat-{zone}"),
            NetworkInterfaceId = at.Id("eni", $"nat-{zone}"),
            PublicIp = Addresses.PublicIp(at, $"nat-{zone}"),
        }],
        Tags = DemoRegion.Tags($"shop-nat-{zone}", team: "platform"),
    });
}
