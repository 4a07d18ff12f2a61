using System.Diagnostics.Metrics;

namespace AdvisorWorker.Telemetry;

/// <summary>A figure that is told of: <c>/metrics</c> and OTLP read the same definition.</summary>
/// <param name="Name">As OpenTelemetry names it: <c>advisor.api.calls</c>.</param>
/// <param name="Kind">Whether it only grows.</param>
/// <param name="Unit">UCUM's unit: <c>s</c>, or what is counted in braces; null where it is no quantity.</param>
/// <param name="About">One sentence.</param>
/// <param name="Read">The figure with its labels.</param>
internal sealed record Measure(string Name, MeasureKind Kind, string? Unit, string About, Func<MeasurePage, IEnumerable<Measurement<double>>> Read)
{
    /// <summary>As Prometheus names it, by the rules that OpenTelemetry has for that; so both ways lead to one name: <c>advisor_api_calls_total</c>.</summary>
    public string PrometheusName => $"{Name.Replace('.', '_')}{(Unit == "s" ? "_seconds" : "")}{(Kind == MeasureKind.Counter ? "_total" : "")}";
}

/// <summary>Whether a figure only grows.</summary>
internal enum MeasureKind
{
    /// <summary>It only grows, until the process or the store is a new one.</summary>
    Counter,

    /// <summary>It is what it is now.</summary>
    Gauge,
}
