using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Reports;

namespace AdvisorWorker;

/// <summary>Ends a run: the exit code, and in one line why.</summary>
internal static class Ending
{
    public static int Say(RunReport report, PublishOutcome deliveries, ReportTarget target)
    {
        foreach (var sink in deliveries.Sinks)
        {
            Console.Error.WriteLine($"advisor: {sink}");
        }

        var (code, why) = Judge(report, deliveries, target);
        Console.Error.WriteLine($"Exit {code}: {why}");
        return code;
    }

    private static (int Code, string Why) Judge(RunReport report, PublishOutcome deliveries, ReportTarget target)
    {
        if (report.Run.Interrupted)
        {
            return (ExitCode.Interrupted, "the run was interrupted; the report holds what was finished.");
        }

        var failing = report.Items.Count(item => item.IsFlagged && target.FailOn is { } from && item.Status >= from);
        if (failing > 0)
        {
            return (ExitCode.Findings, $"{failing} finding{(failing == 1 ? " reaches" : "s reach")} --fail-on {JsonReport.Word(target.FailOn!.Value)}.");
        }

        var reasons = new List<string>();
        if (!report.Run.Complete)
        {
            var units = report.Unavailable.Count(gap => gap.Gap.IsFailure);
            reasons.Add(units == 0 ? "not all Regions could be checked" : $"{units} unit{(units == 1 ? "" : "s")} of account, Region and check could not be checked");
        }

        if (!deliveries.Complete)
        {
            reasons.Add("not every event could be delivered");
        }

        return (reasons.Count, target.AllowIncomplete) switch
        {
            (0, _) => (ExitCode.Clean, target.FailOn is { } from ? $"nothing reaches --fail-on {JsonReport.Word(from)}." : "findings do not fail a run with --fail-on none."),
            (_, true) => (ExitCode.Clean, $"{string.Join(", and ", reasons)}; allowed by --allow-incomplete."),
            _ => (ExitCode.Incomplete, $"{string.Join(", and ", reasons)}."),
        };
    }
}
