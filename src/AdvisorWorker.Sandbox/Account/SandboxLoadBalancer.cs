using Amazon.ElasticLoadBalancingV2.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>An Application, Network or Gateway Load Balancer with what is asked for apart.</summary>
/// <param name="LoadBalancer">The load balancer.</param>
public sealed record SandboxLoadBalancer(LoadBalancer LoadBalancer)
{
    /// <summary>Attributes by key.</summary>
    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Listeners.</summary>
    public List<Listener> Listeners { get; } = [];
}
