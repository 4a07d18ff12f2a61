using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Network Load Balancers whose nodes reach only the targets of their own zone.</summary>
public sealed class NlbCrossZoneLoadBalancing : ICheck<LoadBalancer>
{
    public CheckDescriptor<LoadBalancer> Descriptor { get; } = new("nlb-cross-zone-load-balancing", "c18d2gz105", Pillar.FaultTolerance)
    {
        Title = "Network Load Balancers Cross Load Balancing",
        Why = "Without it, a zone with few or failing targets gets as much traffic as one with many.",
        Fix = "Switch cross-zone load balancing on; mind that traffic between zones is billed.",
        Criteria = "Network Load Balancers. Yellow: the attribute load_balancing.cross_zone.enabled is false. What a target group sets for itself is not "
            + "looked at.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-load-balancer-attributes.html",
        Columns = Columns.ConfigRule<LoadBalancer>("nlb-cross-zone-load-balancing-enabled"),
        Needs = [LoadBalancer.AttributesPart],
    };

    public Verdict Evaluate(LoadBalancer resource, Moment at)
    {
        if (!resource.IsNetwork)
        {
            return Verdict.Skip;
        }

        if (!resource.Attributes.TryRead(out var attributes, out var gap) || !attributes.IsOn("load_balancing.cross_zone.enabled").TryRead(out var on, out gap))
        {
            return gap;
        }

        return on ? Verdict.Ok : Verdict.Warning("Cross-zone load balancing is off");
    }
}
