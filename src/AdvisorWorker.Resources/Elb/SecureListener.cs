using System.Collections.Immutable;
using System.Globalization;

namespace AdvisorWorker.Resources.Elb;

/// <summary>One HTTPS or SSL listener of a Classic Load Balancer, or that the load balancer has none.</summary>
/// <param name="LoadBalancer">The load balancer.</param>
/// <param name="Listener">The listener; null where there is no secure one.</param>
public sealed record SecureListener(ClassicLoadBalancer LoadBalancer, ClassicListener? Listener) : Resource(LoadBalancer.Id, LoadBalancer.Region)
{
    /// <summary>Declares <see cref="Policies"/>.</summary>
    public static PartKey<SecureListener> PoliciesPart { get; } = new(nameof(Policies), (listener, gap) => listener with { Policies = gap });

    /// <summary>The TLS negotiation policies of the listener: one, or none.</summary>
    public Part<ImmutableArray<SslPolicy>> Policies { get; init; }

    /// <inheritdoc/>
    public override string? ItemKey => Listener?.Port.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => LoadBalancer.Arn(scope);
}

/// <summary>Takes load balancers apart into secure listeners, and keeps one row for those that have none.</summary>
public sealed class SecureListeners : Derivation<ClassicLoadBalancer, SecureListener>
{
    private readonly List<SecureListener> listeners = [];

    /// <inheritdoc/>
    public override void Add(ClassicLoadBalancer input) =>
        listeners.AddRange(input.Listeners.Where(listener => listener.IsSecure).Cast<ClassicListener?>().DefaultIfEmpty()
            .Select(listener => new SecureListener(input, listener) { Tags = input.Tags }));

    /// <inheritdoc/>
    public override IEnumerable<SecureListener> Finish(AwsScope scope, Gap? gap) => listeners;
}
