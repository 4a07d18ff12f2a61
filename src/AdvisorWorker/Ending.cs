using System.Globalization;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Reports;

namespace AdvisorWorker;

/// <summary>Ends a run: the exit code, and in one line why.</summary>
internal static class Ending
{
    public static int Say(Remembered remembered, ReportTarget target)
    {
        if (remembered.Changes is { } changes)
        {
            Console.Error.WriteLine($"advisor: since the last run: {string.Join(", ", Enum.GetValues<Change>().Where(change => changes[change] > 0 || change == Change.New).OrderBy(change => change == Change.Unchanged).Select(change => $"{changes[change]} {ReportEvents.Word(change)}"))}");
        }

        foreach (var part in remembered.Report.Run.Parts.Where(part => part.Failure is not null && !remembered.Report.Run.Interrupted))
        {
            Console.Error.WriteLine($"advisor: {TerminalText.Of(Named(part))} was not checked: {TerminalText.Of(part.Failure)}");
        }

        foreach (var said in remembered.Cases.Said)
        {
            Console.Error.WriteLine($"advisor: cases: {TerminalText.Of(said)}");
        }

        foreach (var sink in remembered.Deliveries.Sinks)
        {
            Console.Error.WriteLine($"advisor: {sink}");
        }

        if (remembered.Published is { Paid: > 0 and var paid, EstimatedCost: var cost })
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"advisor: AWS bills for {paid} call{(paid == 1 ? "" : "s")} of these, about {cost.Amount:0.####} {cost.Currency}"));
        }

        var (code, why) = Judge(remembered.Report, remembered, target);
        Console.Error.WriteLine($"Exit {code}: {why}");
        return code;
    }

    private static string Named(AccountPart part) => $"account {part.Account}{(part.Name is { } name ? $" ({name})" : "")}";

    private static (int Code, string Why) Judge(RunReport report, Remembered remembered, ReportTarget target)
    {
        if (report.Run.Interrupted)
        {
            return (ExitCode.Interrupted, "the run was interrupted; the report holds what was finished.");
        }

        var failing = report.Items.Count(item => item.IsFinding && target.FailOn is { } from && item.Status >= from);
        if (failing > 0)
        {
            return (ExitCode.Findings, $"{failing} finding{(failing == 1 ? " reaches" : "s reach")} --fail-on {JsonReport.Word(target.FailOn!.Value)}.");
        }

        var reasons = new List<string>();
        if (!report.Run.Complete)
        {
            var unreached = report.Run.Parts.Where(part => part.Failure is not null).Select(part => part.Account).ToHashSet();
            if (unreached.Count > 0)
            {
                reasons.Add($"{unreached.Count} of {report.Run.Parts.Length} accounts could not be checked at all");
            }

            var units = report.Unavailable.Count(gap => gap.Gap.IsFailure && !unreached.Contains(gap.Account));
            if (units > 0)
            {
                reasons.Add($"{units} unit{(units == 1 ? "" : "s")} of account, Region and check could not be checked");
            }
            else if (unreached.Count == 0)
            {
                reasons.Add("not all Regions could be checked");
            }
        }

        if (remembered.StoreFailure is { } failure)
        {
            reasons.Add(failure);
        }

        if (!remembered.Deliveries.Complete)
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
