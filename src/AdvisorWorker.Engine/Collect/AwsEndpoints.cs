using Amazon;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Where calls go: AWS, or an emulator. Sets up a client's configuration, the same for all services.</summary>
/// <param name="url">An endpoint for every service (<c>--endpoint-url</c>); null for AWS, or what the environment says.</param>
/// <param name="environment">Reads an environment variable (<c>AWS_ENDPOINT_URL</c>, <c>AWS_ENDPOINT_URL_&lt;SERVICE&gt;</c>); null for none, as in the demo.</param>
public sealed class AwsEndpoints(Uri? url, Func<string, string?>? environment)
{
    /// <summary>How often a failed call is tried again; patiently unless set.</summary>
    public int? Retries { get; init; }

    private HttpClientFactory? Transport { get; init; }

    /// <summary>Calls go somewhere else than to AWS.</summary>
    public bool IsEmulator => url is not null || environment?.Invoke("AWS_ENDPOINT_URL") is { Length: > 0 };

    /// <summary>Every endpoint that is set, for checks before the first call.</summary>
    public IEnumerable<Uri> Configured => url is not null
        ? [url]
        : Variables().Select(value => Uri.TryCreate(value, UriKind.Absolute, out var uri) ? uri : null).OfType<Uri>();

    /// <summary>The same endpoints, with all HTTP carried by a transport.</summary>
    public AwsEndpoints Through(HttpClientFactory transport) => new(url, environment) { Transport = transport, Retries = Retries };

    /// <summary>The same endpoints, where nothing is tried twice.</summary>
    public AwsEndpoints Once => new(url, environment) { Transport = Transport, Retries = 0 };

    /// <summary>Sets Region, endpoint, retries and time-outs.</summary>
    public void Configure(ClientConfig config, string region)
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.RetryMode = RequestRetryMode.Standard;
        if (Retries is not null || environment?.Invoke("AWS_MAX_ATTEMPTS") is null or "")
        {
            config.MaxErrorRetry = Retries ?? PatientRetries.Retries;
        }

        if (Transport is not null)
        {
            config.HttpClientFactory = Transport;
        }

        // The SDK repeats a request ten times more, at once and uncounted, where a connection is reset. A reset is a failed attempt
        // like any other here: counted, and followed by a wait.
        config.MaxStaleConnectionRetries = 0;
        config.Timeout = TimeSpan.FromSeconds(30);
        config.ConnectTimeout = TimeSpan.FromSeconds(4);
        if (EndpointOf(config) is { } endpoint)
        {
            config.ServiceURL = endpoint.ToString();
            config.AuthenticationRegion = region;
            config.DisableHostPrefixInjection = true;
            if (config is Amazon.S3.AmazonS3Config s3)
            {
                // An emulator has no name per bucket.
                s3.ForcePathStyle = true;
            }
        }
    }

    private Uri? EndpointOf(ClientConfig config)
    {
        if (url is not null)
        {
            return url;
        }

        var value = environment?.Invoke($"AWS_ENDPOINT_URL_{config.ServiceId.Replace(' ', '_').ToUpperInvariant()}") is { Length: > 0 } own
            ? own
            : environment?.Invoke("AWS_ENDPOINT_URL");
        return Uri.TryCreate(value, UriKind.Absolute, out var uri) ? uri : null;
    }

    private IEnumerable<string?> Variables() => environment is null
        ? []
        : Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AWS_ENDPOINT_URL", StringComparison.Ordinal)).Select(environment);
}
