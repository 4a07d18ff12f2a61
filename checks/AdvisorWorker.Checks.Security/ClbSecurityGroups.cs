using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.Security;

/// <summary>Classic Load Balancers whose security groups admit more than their listeners need.</summary>
public sealed class ClbSecurityGroups : ICheck<ClassicLoadBalancer>
{
    public CheckDescriptor<ClassicLoadBalancer> Descriptor { get; } = new("clb-security-groups", "xSqX82fQu", Pillar.Security)
    {
        Title = "Classic Load Balancer Security Groups",
        Why = "A port that no listener uses has no reason to be reachable; the day something listens there, it is open.",
        Fix = "Limit the inbound rules of the load balancer's security groups to the ports of its listeners.",
        Criteria = "Classic Load Balancers in a VPC. Yellow: an inbound TCP or UDP rule of one of its security groups, whatever its source, admits a port "
            + "that no listener has. Rules for all protocols admit every port. ICMP and other protocols without ports are fine.",
        Link = "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-vpc-security-groups.html",
        Columns =
        [
            Columns.Region<ClassicLoadBalancer>(),
            new("Load Balancer Name", balancer => balancer.Id),
            Columns.Status<ClassicLoadBalancer>(),
            new("Security Group IDs", balancer => string.Join(", ", balancer.SecurityGroupIds)),
            Columns.Reason<ClassicLoadBalancer>(),
        ],
        Needs = [ClassicLoadBalancer.InboundRulesPart],
    };

    public Verdict Evaluate(ClassicLoadBalancer resource, Moment at)
    {
        if (resource.VpcId is null)
        {
            return Verdict.Skip;
        }

        if (!resource.InboundRules.TryRead(out var rules, out var gap))
        {
            return gap;
        }

        var listening = resource.Listeners.Select(listener => listener.Port).ToHashSet();
        var idle = rules.Where(rule => AdmitsMoreThan(listening, rule)).OrderBy(rule => rule.FromPort).ThenBy(rule => rule.ToPort).Select(rule => rule.Ports).Distinct().ToList();
        return idle.Count > 0 ? Verdict.Warning($"Admits ports without a listener: {string.Join(", ", idle)}") : Verdict.Ok;
    }

    private static bool AdmitsMoreThan(HashSet<int> listening, SecurityGroupRule rule) =>
        rule.HasPorts && (rule.Ports == "All" || !Enumerable.Range(rule.FromPort!.Value, rule.ToPort!.Value - rule.FromPort.Value + 1).All(listening.Contains));
}
