using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Record;

/// <summary>What a run has read completely, as far as it tells that a suppression is of no use.</summary>
public sealed class RunReach
{
    private readonly ImmutableArray<string> accounts;
    private readonly ImmutableArray<string> regions;
    private readonly bool allRegions;
    private readonly ImmutableArray<CheckDescriptor> catalog;
    private readonly ILookup<string, (string Scope, bool Settled)> units;
    private readonly Dictionary<(string? Check, string? Region), bool> known = [];

    /// <param name="report">The run.</param>
    /// <param name="catalog">Every check that there is, chosen for the run or not: a rule that names none could be about any.</param>
    /// <param name="allRegions">The Regions of the run are all that it was to read.</param>
    public RunReach(RunReport report, IEnumerable<CheckDescriptor> catalog, bool allRegions = true)
    {
        accounts = report.Run.Accounts;
        regions = report.Run.Regions;
        this.allRegions = allRegions;
        this.catalog = [.. catalog];
        var unsettled = report.Unavailable
            .Where(unit => unit.Gap.Reason is not (GapReason.NotOffered or GapReason.NotEnabled))
            .Select(unit => (unit.Region, unit.CheckId)).ToHashSet();

        // Where a service is not offered or not switched on, there is nothing that a rule could be about.
        var settled = report.Unavailable.Select(unit => (unit.Region, unit.CheckId)).Where(unit => !unsettled.Contains(unit)).ToHashSet();
        units = report.Evaluated.ToLookup(
            unit => unit.CheckId,
            unit => (unit.Scope, unit.Complete || settled.Contains((unit.Scope, unit.CheckId))),
            StringComparer.Ordinal);
    }

    /// <summary>The rule may be about the run's account.</summary>
    internal bool Concerns(Suppression rule) => (rule.Account ?? PlaceOf(rule.Resource).Account) is not { } account || accounts.Contains(account);

    /// <summary>Everything that the rule could be about in this run's account was part of the run, and was read.</summary>
    public bool Covers(Suppression rule)
    {
        if (!Concerns(rule))
        {
            return false;
        }

        var region = rule.Region ?? PlaceOf(rule.Resource).Region;
        if (region is null ? !allRegions : region != AwsScope.Global && !regions.Contains(region))
        {
            return false;
        }

        if (!known.TryGetValue((rule.Check, region), out var covered))
        {
            known[(rule.Check, region)] = covered = catalog.Where(check => rule.Check is null || rule.Check == check.Id || rule.Check == check.TrustedAdvisorId).ToList() is [_, ..] checks
                && checks.All(check => IsRead(check.Id, region));
        }

        return covered;
    }

    // What is listed for the whole account has a Region of its own.
    private bool IsRead(string check, string? region) =>
        units.Contains(check) && units[check].All(unit => unit.Settled || (region is not null && unit.Scope != region && unit.Scope != AwsScope.Global));

    // An ARN names Region and account, where these are no patterns.
    private static (string? Region, string? Account) PlaceOf(string? resource) =>
        resource?.Split(':', 6) is ["arn", _, _, var region, var account, _] ? (Literal(region), Literal(account)) : (null, null);

    private static string? Literal(string part) => part.Length == 0 || Glob.IsPattern(part) ? null : part;
}
