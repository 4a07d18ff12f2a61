using System.Net;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Serving;

/// <summary>Where the daemon's pages are served: <c>--urls</c>, or <c>ASPNETCORE_URLS</c>.</summary>
internal static class ListenAddresses
{
    /// <summary>Unless somebody says otherwise.</summary>
    public const string Usual = "http://127.0.0.1:8787";

    private const string Nowhere = "none";
    private const string Variable = "ASPNETCORE_URLS";

    /// <summary>The addresses; none where there are to be no pages.</summary>
    /// <param name="option">What the command says.</param>
    /// <param name="configuration">The settings, environment variables among them.</param>
    /// <param name="hasToken">Callers must know a secret, so others than this machine may call.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static IReadOnlyList<Uri> Read(string? option, IConfiguration configuration, bool hasToken, List<string> mistakes)
    {
        var (text, where) = option is not null ? (option, "--urls") : configuration[Variable] is { Length: > 0 } set ? (set, Variable) : (Usual, "--urls");
        if (string.Equals(text.Trim(), Nowhere, StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var addresses = new List<Uri>();
        foreach (var one in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Kestrel's own spelling of every address.
            var written = one.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal);
            if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp || address.PathAndQuery != "/" || !IsHost(address))
            {
                mistakes.Add($"{where}: '{one}' is no address to listen at; write it like {Usual}, with localhost or an IP address and plain http (TLS is the business of a proxy before it), or '{Nowhere}'.");
            }
            else if (!address.IsLoopback && !hasToken)
            {
                mistakes.Add($"{where}: {one} is open to other machines, and nothing keeps them out; listen at 127.0.0.1, or set a secret that callers must know in {HttpSection.TokenVariable}.");
            }
            else
            {
                addresses.Add(address);
            }
        }

        return addresses;
    }

    /// <summary>The address as a socket knows it.</summary>
    public static IPAddress IpOf(Uri address) => IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : IPAddress.Loopback;

    private static bool IsHost(Uri address) => address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || address.Host == "localhost";
}
