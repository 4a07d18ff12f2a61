using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Serving;

/// <summary>Which requests are answered at all.</summary>
/// <param name="hosts">The names by which this host may be called.</param>
/// <param name="tokenHash">The hash of the secret that callers must know; null where all may call.</param>
internal sealed class RequestRules(IReadOnlyList<string> hosts, byte[]? tokenHash)
{
    private const string Scheme = "Bearer ";

    private readonly HashSet<string> hosts = new(hosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that only this machine can mean.</summary>
    public static IReadOnlyList<string> LoopbackNames { get; } = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Callers must know a secret.</summary>
    public bool HasToken => tokenHash is not null;

    /// <summary>Why a request is refused; null where it is not.</summary>
    public (int Status, string Reason)? Refuse(HttpRequest request)
    {
        // A page in a browser could otherwise read these through a name of its own that resolves to 127.0.0.1.
        if (!hosts.Contains(request.Host.Host))
        {
            return (StatusCodes.Status421MisdirectedRequest, "This host is not called so; the setting Http:Hosts names more.");
        }

        // Browsers send another site's requests all the same, and only hide the answer from it.
        if (request.Headers.Origin is [{ } origin, ..] && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)))
        {
            return (StatusCodes.Status403Forbidden, "Requests of other sites are not answered.");
        }

        // Whether the process lives is no secret, and what asks for it has none.
        return tokenHash is null || request.Path == HealthPages.Alive || Knows(request.Headers.Authorization.ToString())
            ? null
            : (StatusCodes.Status401Unauthorized, $"Send the secret in the header Authorization: {Scheme}…");
    }

    private bool Knows(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim())), tokenHash);
}
