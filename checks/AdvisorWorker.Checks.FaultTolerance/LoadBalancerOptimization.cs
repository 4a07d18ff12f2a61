using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Classic Load Balancers whose instances are badly spread over zones.</summary>
public sealed class LoadBalancerOptimization(LoadBalancerOptimization.Settings settings) : ICheck<ClassicLoadBalancer>
{
    public sealed record Settings
    {
        /// <summary>The fullest and the emptiest zone may differ by this many instances.</summary>
        [Range(0, 1000)]
        public int MaxDifference { get; init; } = 1;

        /// <summary>… or by this share of the fullest zone.</summary>
        [Range(0.0, 1.0)]
        public double MaxDifferenceShare { get; init; } = 0.2;
    }

    public CheckDescriptor<ClassicLoadBalancer> Descriptor { get; } = new("load-balancer-optimization", "iqdCTZKCUp", Pillar.FaultTolerance)
    {
        Title = "Load Balancer Optimization",
        Why = "When a zone fails, the instances of the others carry the whole load: there must be others, and enough instances in them.",
        Fix = "Enable at least two zones and register about as many instances in each; switch off zones that have none.",
        Criteria = "Classic Load Balancers. Yellow: enabled for one zone only; or enabled for a zone without an instance that is InService; or the numbers "
            + "of registered instances in the enabled zones that have any differ by more than 1 (setting MaxDifference) and by more than 20% of the highest "
            + "(setting MaxDifferenceShare). Registered instances that no longer exist are not counted. Zones beyond f have no column; the reason names "
            + "them.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-az.html",
        Columns =
        [
            Columns.Region<ClassicLoadBalancer>(),
            new("Load Balancer Name", balancer => balancer.Id),
            new("# of Zones", balancer => balancer.Zones.Length),
            .. "abcdef".Select(letter => new Column<ClassicLoadBalancer>($"Instances in Zone {letter}", balancer => Cell(balancer, letter))),
            Columns.Status<ClassicLoadBalancer>(),
            Columns.Reason<ClassicLoadBalancer>(),
        ],
        Needs = [ClassicLoadBalancer.InstanceZonesPart, ClassicLoadBalancer.HealthyInstancesPart],
    };

    public Verdict Evaluate(ClassicLoadBalancer resource, Moment at)
    {
        if (resource.Zones.IsEmpty)
        {
            return ClassicLoadBalancer.Lacks("AvailabilityZones");
        }

        if (resource.Zones.Length == 1)
        {
            return Verdict.Warning($"Enabled for one zone only: {resource.Zones[0]}");
        }

        if (!resource.InstanceZones.TryRead(out var zones, out var noZones))
        {
            return noZones;
        }

        if (ZonesWithout(resource, zones.Values) is { Length: > 0 } empty)
        {
            return Verdict.Warning($"No active instances in {empty}");
        }

        var instances = resource.Zones.Order(StringComparer.Ordinal).ToDictionary(zone => zone, zone => zones.Values.Count(used => used == zone));
        var (least, most) = (instances.MinBy(zone => zone.Value), instances.MaxBy(zone => zone.Value));
        if (most.Value - least.Value > settings.MaxDifference && most.Value - least.Value > most.Value * settings.MaxDifferenceShare)
        {
            return Verdict.Warning($"Uneven: {most.Value} instances in {most.Key}, {least.Value} in {least.Key}");
        }

        if (!resource.HealthyInstances.TryRead(out var healthy, out var noHealth))
        {
            return noHealth;
        }

        var idle = ZonesWithout(resource, healthy.Select(zones.GetValueOrDefault));
        return idle.Length > 0 ? Verdict.Warning($"No active instances in {idle}") : Verdict.Ok;
    }

    private static string ZonesWithout(ClassicLoadBalancer balancer, IEnumerable<string?> used) => string.Join(", ", balancer.Zones.Except(used).Order(StringComparer.Ordinal));

    private static int? Cell(ClassicLoadBalancer balancer, char letter) =>
        balancer.Zones.FirstOrDefault(zone => zone == $"{balancer.Region}{letter}") is { } enabled
            ? balancer.InstanceZones.OrDefault()?.Values.Count(zone => zone == enabled)
            : null;
}
