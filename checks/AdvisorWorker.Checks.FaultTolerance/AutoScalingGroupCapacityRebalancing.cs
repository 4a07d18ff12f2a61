using AdvisorWorker.Resources.AutoScaling;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Auto Scaling groups of mixed instances that wait for Spot interruptions.</summary>
public sealed class AutoScalingGroupCapacityRebalancing : ICheck<AutoScalingGroup>
{
    public CheckDescriptor<AutoScalingGroup> Descriptor { get; } = new("auto-scaling-group-capacity-rebalancing", "c18d2gz103", Pillar.FaultTolerance)
    {
        Title = "Amazon EC2 Auto Scaling Group has Capacity Rebalancing Enabled",
        Why = "Without rebalancing, a Spot Instance is replaced only after it was taken away.",
        Fix = "Switch capacity rebalancing on.",
        Criteria = "Groups with a mixed instances policy; others are not counted. Yellow: capacity rebalancing is off.",
        Link = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html",
        Columns = Columns.ConfigRule<AutoScalingGroup>("autoscaling-capacity-rebalancing"),
    };

    public Verdict Evaluate(AutoScalingGroup resource, Moment at) => !resource.HasMixedInstances ? Verdict.Skip
        : resource.CapacityRebalance ? Verdict.Ok
        : Verdict.Warning("Capacity rebalancing is off");
}
