using System.Diagnostics.Metrics;

namespace AdvisorWorker.Telemetry;

/// <summary>The figures as instruments that are read when somebody collects them.</summary>
internal sealed class MeasureMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "AdvisorWorker";

    // All instruments are asked within one collection, and share what was read for the first.
    private static readonly TimeSpan Same = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Meter meter = new(Name);
    private readonly MeasureSource source;
    private readonly Lock gate = new();
    private MeasurePage? page;
    private long readAt;

    public MeasureMeter(MeasureSource source)
    {
        this.source = source;
        foreach (var measure in Measures.All)
        {
            if (measure.Kind == MeasureKind.Counter)
            {
                meter.CreateObservableCounter(measure.Name, () => measure.Read(Page()), measure.Unit, measure.About);
            }
            else
            {
                meter.CreateObservableGauge(measure.Name, () => measure.Read(Page()), measure.Unit, measure.About);
            }
        }
    }

    /// <summary>Whoever collects next reads anew, however soon it is.</summary>
    public void Forget()
    {
        lock (gate)
        {
            page = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    // Instruments cannot be asked asynchronously; who waits here is the thread that collects, and nobody else.
    private MeasurePage Page()
    {
        lock (gate)
        {
            if (page is null || TimeProvider.System.GetElapsedTime(readAt) > Same)
            {
                using var patience = new CancellationTokenSource(Patience);
                page = Task.Run(() => source.ReadAsync(patience.Token)).GetAwaiter().GetResult();
                readAt = TimeProvider.System.GetTimestamp();
            }

            return page;
        }
    }
}
