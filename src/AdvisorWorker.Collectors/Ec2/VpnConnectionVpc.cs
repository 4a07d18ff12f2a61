using System.Collections.Immutable;
using Amazon.EC2;
using VpnConnection = AdvisorWorker.Resources.Ec2.VpnConnection;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>The VPC behind a connection's virtual private gateway: one listing per Region.</summary>
public sealed class VpnConnectionVpc : IPart<VpnConnection>
{
    public PartKey<VpnConnection> Key => VpnConnection.VpcIdPart;

    public ImmutableArray<string> Operations => ["ec2:DescribeVpnGateways"];

    public int BatchSize => 1000;

    public async ValueTask<IReadOnlyList<VpnConnection>> LoadAsync(
        IReadOnlyList<VpnConnection> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var vpcs = await context.OnceAsync($"ec2:DescribeVpnGateways/{context.Scope.Region}", token => AskAsync(context, token), cancellationToken);
        return
        [
            .. batch.Select(connection => connection with
            {
                VpcId = Part<string?>.Of(connection.VirtualPrivateGatewayId is { } gateway ? vpcs.GetValueOrDefault(gateway) : null),
            }),
        ];
    }

    private static async Task<IReadOnlyDictionary<string, string>> AskAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonEC2Client>().DescribeVpnGatewaysAsync(new(), cancellationToken);
        var vpcs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var gateway in Answer.Required(answer.VpnGateways))
        {
            // A gateway keeps its past attachments as detached for a while.
            if (gateway.VpcAttachments?.FirstOrDefault(attachment => attachment.State == AttachmentStatus.Attached)?.VpcId is { } vpc)
            {
                vpcs[Answer.Required(gateway.VpnGatewayId)] = vpc;
            }
        }

        return vpcs;
    }
}
