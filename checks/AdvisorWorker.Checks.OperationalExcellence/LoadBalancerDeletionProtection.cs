using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.OperationalExcellence;

/// <summary>Load balancers that one call deletes.</summary>
public sealed class LoadBalancerDeletionProtection : ICheck<LoadBalancer>
{
    public CheckDescriptor<LoadBalancer> Descriptor { get; } = new("load-balancer-deletion-protection", "c18d2gz168", Pillar.OperationalExcellence)
    {
        Title = "Elastic Load Balancing Deletion Protection Not Enabled for Load Balancers",
        Why = "A load balancer deleted by mistake takes its address and everything behind it off the network.",
        Fix = "Switch deletion protection on for what is in use.",
        Criteria = "Application, Network and Gateway Load Balancers. Yellow: the attribute deletion_protection.enabled is false.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
        Columns = Columns.ConfigRule<LoadBalancer>("elb-deletion-protection-enabled"),
        Needs = [LoadBalancer.AttributesPart],
    };

    public Verdict Evaluate(LoadBalancer resource, Moment at)
    {
        if (!resource.Attributes.TryRead(out var attributes, out var gap) || !attributes.IsOn("deletion_protection.enabled").TryRead(out var on, out gap))
        {
            return gap;
        }

        return on ? Verdict.Ok : Verdict.Warning("Deletion protection is off");
    }
}
