using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Connections to warehouses and offices, of which some hang on one tunnel.</summary>
internal static class Vpn
{
    public static void AddTo(DemoRegion at)
    {
        at.Ec2.VpnGateways.Add(new()
        {
            VpnGatewayId = at.Id("vgw", "shop"),
            State = "available",
            Type = "ipsec.1",
            AmazonSideAsn = 64512,
            VpcAttachments = [new() { VpcId = Network.VpcId(at, Network.Shop), State = "attached" }],
            Tags = DemoRegion.Tags("shop-vgw", team: "platform"),
        });
        Connection(at, at.IsMain ? "warehouse-newark" : "warehouse-rotterdam", up: 2);
        Connection(at, at.IsMain ? HostileNames.MarkdownLink : "office-dublin", up: 1);
        if (at.IsMain)
        {
            Connection(at, "returns-centre", up: 0);
            Connection(at, "old-office", up: 0, state: "deleted");
        }
    }

    private static void Connection(DemoRegion at, string site, int up, string state = "available")
    {
        var customer = at.Id("cgw", site);
        at.Ec2.CustomerGateways.Add(new()
        {
            CustomerGatewayId = customer,
            State = state,
            Type = "ipsec.1",
            BgpAsn = "65010",
            IpAddress = Addresses.PublicIp(at, site),
            Tags = DemoRegion.Tags(site, team: "platform"),
        });
        at.Ec2.VpnConnections.Add(new()
        {
            VpnConnectionId = at.Id("vpn", site),
            State = state,
            Type = "ipsec.1",
            Category = "VPN",
            CustomerGatewayId = customer,
            VpnGatewayId = at.Id("vgw", "shop"),
            VgwTelemetry = state == "deleted" ? [] : [Tunnel(at, site, 1, up >= 1), Tunnel(at, site, 2, up >= 2)],
            Tags = DemoRegion.Tags(site, team: "platform"),
        });
    }

    private static VgwTelemetry Tunnel(DemoRegion at, string site, int number, bool isUp) => new()
    {
        OutsideIpAddress = Addresses.PublicIp(at, $"{site}/{number}"),
        Status = isUp ? "UP" : "DOWN",
        StatusMessage = isUp ? "2 BGP ROUTES" : "IPSEC IS DOWN",
        AcceptedRouteCount = isUp ? 2 : 0,
        LastStatusChange = at.Ago(isUp ? 40 : 3),
    };
}
