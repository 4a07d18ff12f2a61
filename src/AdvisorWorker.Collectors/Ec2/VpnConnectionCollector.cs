using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Amazon.EC2;
using Amazon.EC2.Model;
using VpnConnection = AdvisorWorker.Resources.Ec2.VpnConnection;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>All Site-to-Site VPN connections of a Region; the operation knows no pages.</summary>
public sealed class VpnConnectionCollector : ICollector<VpnConnection>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeVpnConnections"];

    public async IAsyncEnumerable<IReadOnlyList<VpnConnection>> CollectAsync(
        CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonEC2Client>().DescribeVpnConnectionsAsync(new(), cancellationToken);
        yield return [.. Answer.Required(answer.VpnConnections).Select(found => Read(found, context.Scope.Region))];
    }

    // One connection whose tunnels are not told must not hide the others, so that is the check's to say.
    private static VpnConnection Read(Amazon.EC2.Model.VpnConnection found, string region) => new(
        Answer.Required(found.VpnConnectionId),
        region,
        Answer.Required(found.State?.Value),
        found.VpnGatewayId,
        found.TransitGatewayId,
        found.CustomerGatewayId,
        Tunnels(found.VgwTelemetry)) { Tags = Ec2Tags.Read(found.Tags) };

    private static ImmutableArray<string>? Tunnels(List<VgwTelemetry>? telemetry) =>
        telemetry is null || telemetry.Exists(tunnel => tunnel.Status is null) ? null : [.. telemetry.Select(tunnel => tunnel.Status!.Value)];
}
