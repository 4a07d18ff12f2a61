using System.Security.Cryptography;
using System.Text;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Where a webhook's events go and how. Its text is its name, which holds no secret.</summary>
/// <param name="url">The address; its path and query may hold a token.</param>
public sealed class WebhookTarget(Uri url)
{
    private const int HashLength = 8;

    /// <summary>The address.</summary>
    public Uri Url { get; } = url;

    /// <summary>Signs the requests; null for none.</summary>
    public byte[]? Secret { get; init; }

    /// <summary>Many events in one request.</summary>
    public bool Batch { get; init; }

    /// <summary>Private networks are refused too.</summary>
    public bool PublicOnly { get; init; }

    /// <summary>
    /// Scheme, host and the beginning of a hash of the whole: <c>webhook:https://example.com#1a2b3c4d</c>. The name is stored and printed, and path and query may be secret.
    /// </summary>
    public string Name { get; } =
        $"webhook:{url.GetLeftPart(UriPartial.Authority)}#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)))[..HashLength]}";

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Reads an address; the error never repeats it.</summary>
    internal static (Uri? Url, string? Error) Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
        {
            return (null, "webhook: the URL is no https address; write webhook:https://HOST/PATH");
        }

        if (url.UserInfo.Length > 0)
        {
            return (null, "webhook: the URL holds a user name or password; requests are signed with a secret instead");
        }

        if (url.Scheme == "http" && !url.IsLoopback)
        {
            return (null, $"webhook: http://{url.Authority} would send findings in the clear; use https");
        }

        return (url, null);
    }
}
