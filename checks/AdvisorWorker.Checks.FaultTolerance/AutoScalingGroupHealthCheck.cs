using AdvisorWorker.Resources.AutoScaling;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Auto Scaling groups that ask the wrong one whether an instance is healthy.</summary>
public sealed class AutoScalingGroupHealthCheck : ICheck<AutoScalingGroup>
{
    public CheckDescriptor<AutoScalingGroup> Descriptor { get; } = new("auto-scaling-group-health-check", "CLOG40CDO8", Pillar.FaultTolerance)
    {
        Title = "Auto Scaling Group Health Check",
        Why = "A group that does not ask its load balancer keeps instances that answer nobody; one that asks without having any learns nothing.",
        Fix = "Use the ELB health check where a load balancer is attached, and only there.",
        Criteria = "Yellow: a load balancer is attached (a Classic Load Balancer or a target group, also as a traffic source) and the health check types do "
            + "not include ELB; or they include ELB and none is attached. VPC Lattice is not a load balancer here.",
        Link = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html",
        Columns =
        [
            Columns.Region<AutoScalingGroup>(),
            new("Auto Scaling Group Name", group => group.Id),
            new("Load Balancer Associated", group => group.HasLoadBalancer),
            new("Health Check", group => string.Join(", ", group.HealthCheckTypes)),
            Columns.Status<AutoScalingGroup>(),
        ],
    };

    public Verdict Evaluate(AutoScalingGroup resource, Moment at) => (resource.HasLoadBalancer, resource.ChecksLoadBalancerHealth) switch
    {
        (true, false) => Verdict.Warning("A load balancer is attached, but its health check is not used"),
        (false, true) => Verdict.Warning("The ELB health check is used, but no load balancer is attached"),
        _ => Verdict.Ok,
    };
}
