using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace AdvisorWorker.Telemetry;

/// <summary>Sends spans, and notes whether they arrive.</summary>
internal sealed class NotedTraceExporter(OtlpExporterOptions options, ArrivalLog log) : OtlpTraceExporter(options)
{
    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Activity> activityBatch) => log.Note(base.Export(activityBatch));
}

/// <summary>Sends figures, and notes whether they arrive.</summary>
internal sealed class NotedMetricExporter(OtlpExporterOptions options, ArrivalLog log) : OtlpMetricExporter(options)
{
    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> metrics) => log.Note(base.Export(metrics));
}
