using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Elb;

/// <summary>A listener of a Classic Load Balancer.</summary>
/// <param name="Protocol">Towards clients: <c>HTTP</c>, <c>HTTPS</c>, <c>TCP</c> or <c>SSL</c>.</param>
/// <param name="Port">Towards clients.</param>
/// <param name="PolicyNames">Policies of all types: TLS negotiation, stickiness …</param>
public sealed record ClassicListener(string Protocol, int Port, ImmutableArray<string> PolicyNames)
{
    /// <summary>Encrypts towards clients.</summary>
    public bool IsSecure => Protocol is "HTTPS" or "SSL";
}
