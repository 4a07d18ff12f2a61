namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>What EC2 Auto Scaling allows an account in one Region and counts itself.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Groups">Auto Scaling groups.</param>
/// <param name="LaunchConfigurations">Launch configurations.</param>
public sealed record AutoScalingAccountLimits(string Region, Part<LimitUsage> Groups, Part<LimitUsage> LaunchConfigurations)
    : Resource(Region, Region);
