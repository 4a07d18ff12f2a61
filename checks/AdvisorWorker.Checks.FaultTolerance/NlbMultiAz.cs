using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Network Load Balancers in one zone.</summary>
public sealed class NlbMultiAz : ICheck<LoadBalancer>
{
    public CheckDescriptor<LoadBalancer> Descriptor { get; } = new("nlb-multi-az", "c1dfprch09", Pillar.FaultTolerance)
    {
        Title = "NLB Multi-AZ",
        Why = "A load balancer with nodes in one zone goes down with it.",
        Fix = "Add a subnet in another Availability Zone.",
        Criteria = "Network Load Balancers. Yellow: subnets in one Availability Zone. Green: in two or more.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/availability-zones.html",
        ListsPassing = true,
        Columns =
        [
            Columns.Status<LoadBalancer>(),
            Columns.Region<LoadBalancer>(),
            new("Number of AZs", balancer => balancer.Zones.Length),
            new("NLB Arn", balancer => balancer.Id),
            new("NLB Name", balancer => balancer.Name),
            Columns.LastUpdated<LoadBalancer>(),
        ],
    };

    public Verdict Evaluate(LoadBalancer resource, Moment at) => !resource.IsNetwork ? Verdict.Skip
        : resource.Zones.Length > 1 ? Verdict.Fine($"Has subnets in {resource.Zones.Length} Availability Zones")
        : Verdict.Warning("Has subnets in one Availability Zone");
}
