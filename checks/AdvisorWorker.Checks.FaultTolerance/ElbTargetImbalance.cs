using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Target groups with most targets in one zone.</summary>
public sealed class ElbTargetImbalance(ElbTargetImbalance.Settings settings) : ICheck<TargetGroup>
{
    public sealed record Settings
    {
        /// <summary>More than this share of the targets in one zone is yellow.</summary>
        [Range(0.0, 1.0)]
        public double WarnAbove { get; init; } = 0.5;

        /// <summary>More than this share is red.</summary>
        [Range(0.0, 1.0)]
        public double ErrorAbove { get; init; } = 0.66;
    }

    public CheckDescriptor<TargetGroup> Descriptor { get; } = new("elb-target-imbalance", "b92b83d667", Pillar.FaultTolerance)
    {
        Title = "ELB Target Imbalance",
        Why = "When the zone with most of the targets fails, the few others get all the traffic.",
        Fix = "Register about as many targets in each zone of the load balancer.",
        Criteria = "Target groups of instances or addresses that a load balancer in two zones or more uses. Red: one zone holds more than 66% of the "
            + "targets (setting ErrorAbove). Yellow: more than 50% (setting WarnAbove). Not counted: zones that differ by one target at most, and groups "
            + "with an address that every zone serves. Registered instances that no longer exist are no targets.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
        ListsPassing = true,
        Columns =
        [
            Columns.Status<TargetGroup>(),
            Columns.Region<TargetGroup>(),
            new("Load Balancer Name", group => group.LoadBalancer.OrDefault()?.Name),
            new("Load Balancer Type", group => group.LoadBalancer.OrDefault()?.Type),
            new("Target Group ARN (arn)", group => group.Id),
            new("Difference in registered targets across AZs", group => Difference(group)),
            Columns.LastUpdated<TargetGroup>(),
        ],
        Needs = [TargetGroup.LoadBalancerPart, TargetGroup.TargetZonesPart],
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

        if (balancer is not { Zones.Length: > 1 })
        {
            return Verdict.Skip;
        }

        if (!resource.TargetZones.TryRead(out var targets, out gap))
        {
            return gap;
        }

        if (targets.Contains("all") || Difference(resource) is not > 1)
        {
            return Verdict.Skip;
        }

        var fullest = targets.Order(StringComparer.Ordinal).CountBy(zone => zone).MaxBy(zone => zone.Value);
        var share = (double)fullest.Value / targets.Length;
        var reason = $"{fullest.Value} of {targets.Length} targets are in {fullest.Key}";
        return share > settings.ErrorAbove ? Verdict.Error(reason) : share > settings.WarnAbove ? Verdict.Warning(reason) : Verdict.Fine(reason);
    }

    private static int? Difference(TargetGroup group)
    {
        if (group.LoadBalancer.OrDefault() is not { } balancer || group.TargetZones.OrDefault() is not { IsDefault: false } targets)
        {
            return null;
        }

        var counts = balancer.Zones.Union(targets).Select(zone => targets.Count(used => used == zone)).ToList();
        return counts.Max() - counts.Min();
    }
}
