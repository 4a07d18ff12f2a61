using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Classic Load Balancers that cut requests off when an instance leaves.</summary>
public sealed class ClbConnectionDraining : ICheck<ClassicLoadBalancer>
{
    public CheckDescriptor<ClassicLoadBalancer> Descriptor { get; } = new("clb-connection-draining", "7qGXsKIUw", Pillar.FaultTolerance)
    {
        Title = "CLB Connection Draining",
        Why = "Without draining, every deployment and every scale-in breaks the requests that the leaving instance is working on.",
        Fix = "Switch connection draining on, with a timeout longer than your longest request.",
        Criteria = "Classic Load Balancers. Yellow: connection draining is off.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html",
        Columns =
        [
            Columns.Region<ClassicLoadBalancer>(),
            new("Load Balancer Name", balancer => balancer.Id),
            Columns.Status<ClassicLoadBalancer>(),
            Columns.Reason<ClassicLoadBalancer>(),
        ],
        Needs = [ClassicLoadBalancer.AttributesPart],
    };

    public Verdict Evaluate(ClassicLoadBalancer resource, Moment at)
    {
        if (!resource.Attributes.TryRead(out var attributes, out var gap))
        {
            return gap;
        }

        return attributes.ConnectionDraining ? Verdict.Ok : Verdict.Warning("Connection draining is off");
    }
}
