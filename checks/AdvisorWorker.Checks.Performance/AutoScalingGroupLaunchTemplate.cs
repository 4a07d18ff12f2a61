using AdvisorWorker.Resources.AutoScaling;

namespace AdvisorWorker.Checks.Performance;

/// <summary>Auto Scaling groups that launch from something other than a template.</summary>
public sealed class AutoScalingGroupLaunchTemplate : ICheck<AutoScalingGroup>
{
    public CheckDescriptor<AutoScalingGroup> Descriptor { get; } = new("auto-scaling-group-launch-template", "c18d2gz102", Pillar.Performance)
    {
        Title = "Amazon EC2 Auto Scaling Group is not Associated with a Launch Template",
        Why = "Launch configurations get no new features and no new instance types.",
        Fix = "Make a launch template of the launch configuration and let the group use it.",
        Criteria = "Yellow: the group has no launch template; one inside a mixed instances policy counts.",
        Link = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/migrate-to-launch-templates.html",
        Columns = Columns.ConfigRule<AutoScalingGroup>("autoscaling-launch-template"),
    };

    public Verdict Evaluate(AutoScalingGroup resource, Moment at) => resource.UsesLaunchTemplate ? Verdict.Ok : Verdict.Warning("No launch template");
}
