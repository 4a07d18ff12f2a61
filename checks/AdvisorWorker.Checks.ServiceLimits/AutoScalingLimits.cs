using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limits that EC2 Auto Scaling reports with its own count.</summary>
public sealed class AutoScalingLimits(LimitLevels levels) : ICheckFamily
{
    private static readonly LimitSource<AutoScalingAccountLimits> Source = new(
        "AutoScaling",
        "Limit and usage are Auto Scaling's own (DescribeAccountLimits).",
        "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html");

    private static readonly Limit<AutoScalingAccountLimits>[] Limits =
    [
        new("auto-scaling-groups-limit", "fW7HH0l7J9", "Amazon EC2 Auto Scaling Groups", "Auto Scaling groups", limits => limits.Groups),
        new(
            "auto-scaling-launch-configurations-limit",
            "aW7HH0l7J9",
            "Amazon EC2 Auto Scaling Launch Configurations",
            "Launch configurations",
            limits => limits.LaunchConfigurations),
    ];

    public IEnumerable<ICheck> Checks { get; } = [.. Limits.Select(limit => new ServiceLimit<AutoScalingAccountLimits>(Source, limit, levels))];
}
