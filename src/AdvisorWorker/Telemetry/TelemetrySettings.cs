using System.ComponentModel.DataAnnotations;

namespace AdvisorWorker.Telemetry;

/// <summary>Where traces and metrics of passes go; the settings section <c>Telemetry</c>.</summary>
internal sealed record TelemetrySettings
{
    /// <summary>The OTLP receiver, such as http://127.0.0.1:4317; else that of OTEL_EXPORTER_OTLP_ENDPOINT. Nothing is sent where there is neither.</summary>
    public string? Endpoint { get; init; }

    /// <summary><c>grpc</c> or <c>http/protobuf</c>; else that of OTEL_EXPORTER_OTLP_PROTOCOL, else grpc.</summary>
    public string? Protocol { get; init; }

    /// <summary>A file with headers that the receiver asks for, <c>name=value</c> by lines or commas, values percent-encoded.</summary>
    public string? HeadersFile { get; init; }

    /// <summary>The environment variable with such headers; OTEL_EXPORTER_OTLP_HEADERS where neither it nor a file is named.</summary>
    public string? HeadersVariable { get; init; }

    /// <summary>Send spans.</summary>
    public bool Traces { get; init; } = true;

    /// <summary>Send the figures of <c>/metrics</c>.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>How often figures are sent.</summary>
    [Range(1, 3600)]
    public int MetricsSeconds { get; init; } = 60;
}
