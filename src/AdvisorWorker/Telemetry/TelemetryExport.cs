using System.Diagnostics;
using System.Reflection;
using AdvisorWorker.Engine.Tracing;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AdvisorWorker.Telemetry;

/// <summary>Sends spans and figures to an OTLP receiver, in the background. One that is away or slow loses them, and holds up nothing.</summary>
internal sealed class TelemetryExport : IDisposable
{
    // A pass makes thousands of calls within seconds, and what the queue does not hold is lost.
    private const int QueuedSpans = 16_384;
    private const int SpansAtOnce = 512;
    private const int SpansEveryMilliseconds = 2_000;

    // Two for each of 113 checks and 220 accounts; what is beyond goes out as one sum. The usual limit ends at eight accounts.
    private const int MostFindings = 50_000;

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly MeasureMeter? meter;
    private readonly TracerProvider? traces;
    private readonly MeterProvider? metrics;

    private TelemetryExport(TelemetryTarget target, MeasureSource source)
    {
        // Requests to AWS and webhooks are told no span of ours.
        DistributedContextPropagator.Current = DistributedContextPropagator.CreateNoOutputPropagator();

        // What the environment says of the service comes last and wins.
        var about = ResourceBuilder.CreateEmpty()
            .AddService("advisor-worker", serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector();
        if (target.Traces)
        {
            traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(about)
                .AddSource(Spans.Source)
                .AddProcessor(new BatchActivityExportProcessor(
                    new NotedTraceExporter(target.Options("v1/traces"), new(target, "spans")), QueuedSpans, SpansEveryMilliseconds, maxExportBatchSize: SpansAtOnce))
                .Build();
        }

        if (target.Metrics)
        {
            meter = new(source);
            metrics = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(about)
                .AddMeter(MeasureMeter.Name)
                .AddView(Measures.Findings, new MetricStreamConfiguration { CardinalityLimit = MostFindings })
                .AddReader(new PeriodicExportingMetricReader(new NotedMetricExporter(target.Options("v1/metrics"), new(target, "figures")), (int)target.MetricsEvery.TotalMilliseconds))
                .Build();
        }
    }

    /// <summary>Begins to send; null where nothing is to be sent.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="source">What the figures are made of.</param>
    public static TelemetryExport? Start(TelemetryTarget? target, MeasureSource source) => target is null ? null : new(target, source);

    /// <summary>Sends what is left, within two seconds.</summary>
    public void Dispose()
    {
        meter?.Forget();
        var patience = (int)LastWords.TotalMilliseconds;
        Parallel.Invoke(() => traces?.Shutdown(patience), () => metrics?.Shutdown(patience));
        traces?.Dispose();
        metrics?.Dispose();
        meter?.Dispose();
    }
}
