namespace AdvisorWorker.Resources.ElbV2;

/// <summary>An index of one Region: each Application, Network and Gateway Load Balancer by its ARN.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ByArn">Per ARN, the load balancer.</param>
public sealed record LoadBalancerIndex(string Region, IReadOnlyDictionary<string, LoadBalancer> ByArn) : Resource(Region, Region);

/// <summary>Builds the index.</summary>
public sealed class LoadBalancersByArn : Derivation<LoadBalancer, LoadBalancerIndex>
{
    private readonly Dictionary<string, LoadBalancer> balancers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(LoadBalancer input) => balancers[input.Id] = input;

    /// <inheritdoc/>
    public override IEnumerable<LoadBalancerIndex> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, balancers)];
}
