using OpenTelemetry.Exporter;

namespace AdvisorWorker.Telemetry;

/// <summary>Where traces and metrics go.</summary>
/// <param name="endpoint">The receiver.</param>
/// <param name="protocol">How it is spoken with.</param>
/// <param name="headers">What it is told with each request, secrets among it; null for nothing.</param>
internal sealed class TelemetryTarget(Uri endpoint, OtlpExportProtocol protocol, string? headers)
{
    /// <summary>Send spans.</summary>
    public bool Traces { get; init; } = true;

    /// <summary>Send figures.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>How often figures are sent.</summary>
    public TimeSpan MetricsEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The exporter's options for one kind of data.</summary>
    /// <param name="path">Where HTTP takes it: <c>v1/traces</c>. gRPC names the service itself.</param>
    public OtlpExporterOptions Options(string path) => new()
    {
        Protocol = protocol,
        Endpoint = protocol == OtlpExportProtocol.Grpc ? endpoint : new($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}"),
        Headers = headers ?? "",
        HttpClientFactory = Client,
    };

    /// <inheritdoc/>
    public override string ToString() => endpoint.GetLeftPart(UriPartial.Path);

    // Nobody but the receiver that was named is told anything, and its spans have no part in ours.
    private static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };
}
