namespace AdvisorWorker.Diagnosis;

/// <summary>What the environment says about the way to AWS.</summary>
internal static class Surroundings
{
    private static readonly string[] ProxyVariables = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"];

    public static IEnumerable<Finding> Examine(Func<string, string?> environment)
    {
        var proxies = ProxyVariables.Where(name => (environment(name) ?? environment(name.ToLowerInvariant())) is { Length: > 0 }).ToList();
        yield return new("Proxy", FindingState.Fine, proxies.Count == 0 ? "none" : $"{string.Join(", ", proxies)} set");

        var bundle = environment("SSL_CERT_FILE");
        if (bundle is { Length: > 0 } && !File.Exists(bundle))
        {
            yield return new("CA bundle", FindingState.Broken, $"SSL_CERT_FILE names '{bundle}', which does not exist", "Point SSL_CERT_FILE at the bundle, or unset it.");
        }
        else if (environment("AWS_CA_BUNDLE") is { Length: > 0 } && bundle is null or "")
        {
            yield return new("CA bundle", FindingState.Mind, "AWS_CA_BUNDLE is set, which .NET does not read", "Set SSL_CERT_FILE to the same file (on Windows, import the certificate).");
        }
        else
        {
            yield return new("CA bundle", FindingState.Fine, bundle is { Length: > 0 } ? bundle : "the system's");
        }
    }
}
