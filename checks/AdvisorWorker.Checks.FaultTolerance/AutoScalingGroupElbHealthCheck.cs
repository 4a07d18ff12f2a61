using AdvisorWorker.Resources.AutoScaling;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Auto Scaling groups behind a Classic Load Balancer that do not ask it about health.</summary>
public sealed class AutoScalingGroupElbHealthCheck(AutoScalingGroupElbHealthCheck.Settings settings) : ICheck<AutoScalingGroup>
{
    public sealed record Settings
    {
        /// <summary>Judge groups with target groups too.</summary>
        public bool TargetGroups { get; init; }
    }

    public CheckDescriptor<AutoScalingGroup> Descriptor { get; } = new("auto-scaling-group-elb-health-check", "c18d2gz104", Pillar.FaultTolerance)
    {
        Title = "Amazon EC2 Auto Scaling does not have ELB Health Check Enabled",
        Why = "The group keeps an instance that runs but answers nobody, because only the load balancer would notice.",
        Fix = "Add ELB to the health check types of the group.",
        Criteria = "Yellow: a Classic Load Balancer is attached and the health check types do not include ELB. "
            + "Groups with target groups alone are not counted unless the setting TargetGroups is true, as in the AWS Config rule.",
        Link = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html",
        Columns = Columns.ConfigRule<AutoScalingGroup>("autoscaling-group-elb-healthcheck-required"),
    };

    public Verdict Evaluate(AutoScalingGroup resource, Moment at)
    {
        if (settings.TargetGroups ? !resource.HasLoadBalancer : resource.ClassicLoadBalancers.IsEmpty)
        {
            return Verdict.Skip;
        }

        return resource.ChecksLoadBalancerHealth ? Verdict.Ok : Verdict.Warning("The health check of its load balancer is not used");
    }
}
