using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Whether a Region's running instances are spread evenly over its zones.</summary>
public sealed class Ec2AvailabilityZoneBalance(Ec2AvailabilityZoneBalance.Settings settings) : ICheck<ZoneSpread>
{
    public sealed record Settings
    {
        /// <summary>The fullest and the emptiest zone in use may differ by so many percent of the fullest.</summary>
        [Range(0.0, 100)]
        public double DifferencePercent { get; init; } = 20;
    }

    public CheckDescriptor<ZoneSpread> Descriptor { get; } = new("ec2-availability-zone-balance", "wuy7G1zxql", Pillar.FaultTolerance)
    {
        Title = "Amazon EC2 Availability Zone Balance",
        Why = "What runs in a single zone stops with that zone, and an uneven spread leaves the others too small to take over.",
        Fix = "Launch instances in further zones, best through an Auto Scaling group that spans them.",
        Criteria = "Red: all running instances of the Region are in one Availability Zone, a single instance included. Yellow: the zones in use differ "
            + "by more than 20 % "
            + "(setting DifferencePercent): (highest - lowest) / highest. Regions without a running instance are left out, as are Local Zones and "
            + "Wavelength Zones. "
            + "Trusted Advisor does not say what its 20 % are taken of.",
        Link = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html",
        Granularity = Granularity.Region,
        Columns =
        [
            Columns.Region<ZoneSpread>(),
            .. "abcdef".Select(zone => new Column<ZoneSpread>($"Instances in Zone {zone}", spread => spread.Running.GetValueOrDefault(spread.Region + zone))),
            Columns.Status<ZoneSpread>(),
            Columns.Reason<ZoneSpread>(),
        ],
    };

    public Verdict Evaluate(ZoneSpread resource, Moment at)
    {
        var zones = resource.Running;
        if (zones.IsEmpty)
        {
            return Verdict.Skip;
        }

        if (zones.Count == 1)
        {
            return Verdict.Error("All running instances are in one Availability Zone");
        }

        var highest = zones.Values.Max();
        var lowest = zones.Values.Min();
        return (highest - lowest) * 100 > settings.DifferencePercent * highest
            ? Verdict.Warning($"The zones hold between {lowest} and {highest} running instances")
            : Verdict.Ok;
    }
}
