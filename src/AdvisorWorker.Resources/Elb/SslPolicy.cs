using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Elb;

/// <summary>A TLS negotiation policy of a Classic Load Balancer.</summary>
/// <param name="Name">Its name on the load balancer.</param>
/// <param name="Predefined">The predefined policy it stands for, such as <c>ELBSecurityPolicy-TLS-1-2-2017-01</c>; null for a custom one.</param>
/// <param name="Enabled">What it allows: ciphers by their OpenSSL names, protocols as <c>Protocol-TLSv1.2</c>.</param>
public sealed record SslPolicy(string Name, string? Predefined, ImmutableArray<string> Enabled);
