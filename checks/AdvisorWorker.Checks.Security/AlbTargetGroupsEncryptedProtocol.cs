using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.Security;

/// <summary>Application Load Balancers that talk to their targets in the clear.</summary>
public sealed class AlbTargetGroupsEncryptedProtocol : ICheck<TargetGroup>
{
    public CheckDescriptor<TargetGroup> Descriptor { get; } = new("alb-target-groups-encrypted-protocol", "c2vlfg0p1w", Pillar.Security)
    {
        Title = "Application Load Balancer Target Groups Encrypted Protocol",
        Why = "TLS that ends at the load balancer leaves the way to the targets readable inside the network.",
        Fix = "Let the targets speak HTTPS and give them a target group of that protocol.",
        Criteria = "Target groups of instances or addresses that an Application Load Balancer uses. Yellow: the protocol is HTTP. Green: HTTPS. Others are "
            + "not counted.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html",
        ListsPassing = true,
        Columns =
        [
            Columns.Status<TargetGroup>(),
            Columns.Region<TargetGroup>(),
            new("ALB Arn", group => group.LoadBalancer.OrDefault()?.Id),
            new("ALB Name", group => group.LoadBalancer.OrDefault()?.Name),
            new("ALB VPC Id", group => group.LoadBalancer.OrDefault()?.VpcId),
            new("Target Group Arn", group => group.Id),
            new("Target Group Name", group => group.Name),
            new("Target Group Protocol", group => group.Protocol),
            Columns.LastUpdated<TargetGroup>(),
        ],
        Needs = [TargetGroup.LoadBalancerPart],
    };

    public Verdict Evaluate(TargetGroup resource, Moment at)
    {
        if (resource.LoadBalancerArns.IsEmpty || resource.TargetType is not ("instance" or "ip"))
        {
            return Verdict.Skip;
        }

        if (!resource.LoadBalancer.TryRead(out var balancer, out var gap))
        {
            return gap;
        }

        return balancer is not { IsApplication: true } ? Verdict.Skip
            : resource.Protocol == "HTTPS" ? Verdict.Fine("Targets are reached by HTTPS")
            : Verdict.Warning($"Targets are reached by {resource.Protocol}");
    }
}
