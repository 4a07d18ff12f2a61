using AdvisorWorker.Engine.Record;
using AdvisorWorker.Reports;
using Serilog;
using Serilog.Context;

namespace AdvisorWorker.Serving;

/// <summary>Logs what a pass met, each line with its check.</summary>
internal static class PassLog
{
    /// <summary>What each check came to; and what could not be read, once per check and reason.</summary>
    public static void Say(RunReport report)
    {
        foreach (var result in report.Checks)
        {
            using var check = LogContext.PushProperty("Check", result.Check.Id);
            Log.Debug("{Title}: {Status}, {Flagged} of {Processed} flagged", result.Check.Title, result.Status, result.Summary.Flagged, result.Summary.Processed);
        }

        // Of an interrupted pass that is most of it, and its last line says so.
        foreach (var unread in report.Unavailable.Where(unit => unit.Gap.IsFailure && !report.Run.Interrupted).GroupBy(unit => (unit.CheckId, Reason: unit.Gap.ToString())))
        {
            using var check = LogContext.PushProperty("Check", unread.Key.CheckId);
            Log.Warning("Not available in {Regions}: {Reason}", string.Join(", ", unread.Select(unit => unit.Region).Distinct()), TerminalText.Of(unread.Key.Reason));
        }

        if (report.Run.ApiCalls is { Retried: > 0 } calls)
        {
            Log.Information("AWS asked to slow down {Throttled} times, and {Retried} attempts were made again", calls.Throttled, calls.Retried);
        }
    }
}
