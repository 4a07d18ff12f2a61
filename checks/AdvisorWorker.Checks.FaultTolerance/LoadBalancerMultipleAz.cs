using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Application, Network and Gateway Load Balancers in one zone.</summary>
public sealed class LoadBalancerMultipleAz(LoadBalancerMultipleAz.Settings settings) : ICheck<LoadBalancer>
{
    public sealed record Settings
    {
        /// <summary>Fewer zones are too few.</summary>
        [Range(1, 6)]
        public int MinAvailabilityZones { get; init; } = 2;
    }

    public CheckDescriptor<LoadBalancer> Descriptor { get; } = new("load-balancer-multiple-az", "c18d2gz169", Pillar.FaultTolerance)
    {
        Title = "Application, Network, and Gateway Load Balancers Not Spanning Multiple Availability Zones",
        Why = "A load balancer with nodes in one zone goes down with it.",
        Fix = "Add subnets in other Availability Zones.",
        Criteria = "Application, Network and Gateway Load Balancers. Yellow: subnets in fewer than 2 Availability Zones (setting MinAvailabilityZones).",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
        Columns = Columns.ConfigRule<LoadBalancer>("elbv2-multiple-az", $"minAvailabilityZones: {settings.MinAvailabilityZones}"),
    };

    public Verdict Evaluate(LoadBalancer resource, Moment at) => resource.Zones.Length < settings.MinAvailabilityZones
        ? Verdict.Warning($"Has subnets in {string.Join(", ", resource.Zones)} only")
        : Verdict.Ok;
}
