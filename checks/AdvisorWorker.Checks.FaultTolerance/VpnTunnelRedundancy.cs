using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>VPN connections without two tunnels that are up.</summary>
public sealed class VpnTunnelRedundancy : ICheck<VpnConnection>
{
    public CheckDescriptor<VpnConnection> Descriptor { get; } = new("vpn-tunnel-redundancy", "S45wrEXrLz", Pillar.FaultTolerance)
    {
        Title = "VPN Tunnel Redundancy",
        Why = "AWS takes one tunnel down for maintenance now and then; the other must carry the traffic meanwhile.",
        Fix = "Set up both tunnels on the customer gateway and see why one of them is down.",
        Criteria = "Yellow: fewer than two tunnels of the connection are up. Connections that are being made or deleted are left out.",
        Link = "https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html",
        Columns =
        [
            Columns.Region<VpnConnection>(),
            new("VPN ID", connection => connection.Id),
            new("VPC", connection => connection.VpcId.OrDefault()),
            new("Virtual Private Gateway", connection => connection.VirtualPrivateGatewayId ?? connection.TransitGatewayId),
            new("Customer Gateway", connection => connection.CustomerGatewayId),
            new("Active Tunnels", connection => connection.TunnelsUp),
            Columns.Status<VpnConnection>(),
            Columns.Reason<VpnConnection>(),
        ],
        ColumnNeeds = [VpnConnection.VpcIdPart],
    };

    public Verdict Evaluate(VpnConnection resource, Moment at) => (resource.State, resource.TunnelsUp) switch
    {
        (not "available", _) => Verdict.Skip,
        (_, null) => new Gap(GapReason.Failed, "ec2:DescribeVpnConnections", "The answer lacks VgwTelemetry"),
        (_, 0) => Verdict.Warning("No tunnel is up"),
        (_, 1) => Verdict.Warning("Only one tunnel is up"),
        _ => Verdict.Ok,
    };
}
