using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Ec2;

/// <summary>A Site-to-Site VPN connection.</summary>
/// <param name="Id">Such as <c>vpn-0a1b2c3d</c>.</param>
/// <param name="Region">Its Region.</param>
/// <param name="State"><c>pending</c>, <c>available</c>, <c>deleting</c> or <c>deleted</c>.</param>
/// <param name="VirtualPrivateGatewayId">The gateway on AWS's side; null where a transit gateway or a core network is.</param>
/// <param name="TransitGatewayId">The transit gateway on AWS's side.</param>
/// <param name="CustomerGatewayId">The gateway on the customer's side.</param>
/// <param name="Tunnels">The status of each tunnel, <c>UP</c> or <c>DOWN</c>; null where the answer does not say.</param>
public sealed record VpnConnection(
    string Id,
    string Region,
    string State,
    string? VirtualPrivateGatewayId,
    string? TransitGatewayId,
    string? CustomerGatewayId,
    ImmutableArray<string>? Tunnels) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="VpcId"/>.</summary>
    public static PartKey<VpnConnection> VpcIdPart { get; } = new(nameof(VpcId), (connection, gap) => connection with { VpcId = gap });

    /// <summary>The VPC that its virtual private gateway is attached to; null where there is none.</summary>
    public Part<string?> VpcId { get; init; }

    /// <summary>How many tunnels are up; null where the answer does not say.</summary>
    public int? TunnelsUp => Tunnels?.Count(tunnel => tunnel == "UP");

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:ec2:{Region}:{scope.Account}:vpn-connection/{Id}";
}
