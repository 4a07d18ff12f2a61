using OpenTelemetry;
using Serilog;

namespace AdvisorWorker.Telemetry;

/// <summary>Says once that something does not arrive, and once that it does again. The exporter itself says nothing.</summary>
/// <param name="target">Where it goes.</param>
/// <param name="what">What is sent.</param>
internal sealed class ArrivalLog(TelemetryTarget target, string what)
{
    private bool isLost;

    /// <summary>Takes note of how a sending ended; one at a time.</summary>
    public ExportResult Note(ExportResult result)
    {
        var wasLost = isLost;
        isLost = result == ExportResult.Failure;
        if (isLost && !wasLost)
        {
            Log.Warning("Telemetry: {What} do not arrive at {Target} and are lost; nothing else is held up by it", what, target);
        }
        else if (wasLost && !isLost)
        {
            Log.Information("Telemetry: {What} arrive at {Target} again", what, target);
        }

        return result;
    }
}
