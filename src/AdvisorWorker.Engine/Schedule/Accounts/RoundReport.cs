using System.Collections.Immutable;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>Makes one report of the reports of several accounts.</summary>
internal static class RoundReport
{
    /// <param name="started">When the round began.</param>
    /// <param name="finished">When it ended.</param>
    /// <param name="roster">The accounts.</param>
    /// <param name="reports">A report of each, in the same order.</param>
    public static RunReport Of(DateTimeOffset started, DateTimeOffset finished, Roster roster, IReadOnlyList<RunReport> reports)
    {
        var runs = reports.Select(report => report.Run).ToList();
        var run = new RunInfo(
            Guid.CreateVersion7(started).ToString(),
            started,
            finished,
            runs.TrueForAll(each => each.Complete),
            runs.Exists(each => each.Interrupted),
            [.. runs.SelectMany(each => each.Accounts)],
            [.. runs.SelectMany(each => each.Regions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. roster.Notes, .. runs.SelectMany(each => each.Notes.Select(note => $"{each.Accounts[0]}: {note}"))],
            ApiCalls.Sum([roster.ApiCalls, .. runs.Select(each => each.ApiCalls)]))
        {
            Parts = [.. runs.SelectMany(each => each.Parts)],
        };
        return new RunReport(
            run,
            [.. reports.SelectMany(report => report.Plans)],
            [.. reports.SelectMany(report => report.Checks)],
            [.. reports.SelectMany(report => report.Unavailable)])
        {
            Evaluated = [.. reports.SelectMany(report => report.Evaluated)],
            Breaches = [.. reports.SelectMany(report => report.Breaches)],
            Suppressions = SuppressionOutcome.Of([.. reports.Select(report => report.Suppressions)]),
        };
    }
}
