using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.AutoScaling;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Auto Scaling groups that launch in one zone.</summary>
public sealed class AutoScalingGroupMultipleAz(AutoScalingGroupMultipleAz.Settings settings) : ICheck<AutoScalingGroup>
{
    public sealed record Settings
    {
        /// <summary>Fewer zones are too few.</summary>
        [Range(1, 6)]
        public int MinAvailabilityZones { get; init; } = 2;
    }

    public CheckDescriptor<AutoScalingGroup> Descriptor { get; } = new("auto-scaling-group-multiple-az", "c18d2gz101", Pillar.FaultTolerance)
    {
        Title = "Amazon EC2 Auto Scaling is not deployed in multiple AZs or does not meet the minimum number of AZs",
        Why = "A group in one zone has nowhere to launch when that zone fails.",
        Fix = "Give the group subnets in at least two Availability Zones.",
        Criteria = "Red: the group launches in fewer than 2 Availability Zones (setting MinAvailabilityZones).",
        Link = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html",
        Columns = Columns.ConfigRule<AutoScalingGroup>("autoscaling-multiple-az", $"minAvailabilityZones: {settings.MinAvailabilityZones}"),
    };

    public Verdict Evaluate(AutoScalingGroup resource, Moment at) => resource.Zones.Length < settings.MinAvailabilityZones
        ? Verdict.Error($"Launches in {string.Join(", ", resource.Zones)} only")
        : Verdict.Ok;
}
