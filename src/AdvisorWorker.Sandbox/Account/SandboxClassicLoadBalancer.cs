using Amazon.ElasticLoadBalancing.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>A Classic Load Balancer with what is asked for apart.</summary>
/// <param name="Description">The load balancer.</param>
/// <param name="Attributes">Its attributes.</param>
public sealed record SandboxClassicLoadBalancer(LoadBalancerDescription Description, LoadBalancerAttributes Attributes)
{
    /// <summary>Its policies.</summary>
    public List<PolicyDescription> Policies { get; } = [];

    /// <summary>Registered instances that do not answer.</summary>
    public HashSet<string> UnhealthyInstances { get; } = new(StringComparer.Ordinal);
}
