using Amazon.ElasticLoadBalancingV2.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>A target group and how its targets are.</summary>
/// <param name="Group">The group.</param>
public sealed record SandboxTargetGroup(TargetGroup Group)
{
    /// <summary>The targets.</summary>
    public List<TargetHealthDescription> Targets { get; } = [];
}
