using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Application Load Balancers in one zone.</summary>
public sealed class AlbMultiAz : ICheck<LoadBalancer>
{
    public CheckDescriptor<LoadBalancer> Descriptor { get; } = new("alb-multi-az", "c1dfprch08", Pillar.FaultTolerance)
    {
        Title = "ALB Multi-AZ",
        Why = "A load balancer with nodes in one zone goes down with it.",
        Fix = "Add a subnet in another Availability Zone.",
        Criteria = "Application Load Balancers. Yellow: subnets in one Availability Zone. Green: in two or more.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-subnets.html",
        ListsPassing = true,
        Columns =
        [
            Columns.Status<LoadBalancer>(),
            Columns.Region<LoadBalancer>(),
            new("ALB Name", balancer => balancer.Name),
            new("ALB ARN", balancer => balancer.Id),
            new("Number of AZs", balancer => balancer.Zones.Length),
            Columns.LastUpdated<LoadBalancer>(),
        ],
    };

    public Verdict Evaluate(LoadBalancer resource, Moment at) => !resource.IsApplication ? Verdict.Skip
        : resource.Zones.Length > 1 ? Verdict.Fine($"Has subnets in {resource.Zones.Length} Availability Zones")
        : Verdict.Warning("Has subnets in one Availability Zone");
}
