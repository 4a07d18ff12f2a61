using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Classic Load Balancers in one zone.</summary>
public sealed class ClbMultipleAz(ClbMultipleAz.Settings settings) : ICheck<ClassicLoadBalancer>
{
    public sealed record Settings
    {
        /// <summary>Fewer zones are too few.</summary>
        [Range(1, 6)]
        public int MinAvailabilityZones { get; init; } = 2;
    }

    public CheckDescriptor<ClassicLoadBalancer> Descriptor { get; } = new("clb-multiple-az", "c18d2gz154", Pillar.FaultTolerance)
    {
        Title = "Classic Load Balancer has no multiple AZs configured",
        Why = "A load balancer in one zone goes down with it.",
        Fix = "Enable at least two Availability Zones or subnets of as many, with instances in each.",
        Criteria = "Classic Load Balancers. Yellow: enabled for fewer than 2 Availability Zones (setting MinAvailabilityZones).",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-az.html",
        Columns = Columns.ConfigRule<ClassicLoadBalancer>("clb-multiple-az", $"minAvailabilityZones: {settings.MinAvailabilityZones}"),
    };

    public Verdict Evaluate(ClassicLoadBalancer resource, Moment at) => resource.Zones.Length < settings.MinAvailabilityZones
        ? Verdict.Warning($"Enabled for {string.Join(", ", resource.Zones)} only")
        : Verdict.Ok;
}
