using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Properties;

/// <summary>What must hold of the report of any run, said a second time from what was asked for.</summary>
internal static class UnitLedger
{
    /// <summary>Each planned unit ended once, nothing else did, and what is said of checks and of the run follows from that.</summary>
    /// <param name="report">The report of one account.</param>
    /// <param name="checks">The checks that were asked for.</param>
    /// <param name="regions">The Regions that were.</param>
    public static void AssertWhole(RunReport report, IReadOnlyList<CatalogCheck> checks, IEnumerable<string> regions)
    {
        Assert.Empty(report.Breaches);
        var account = Assert.Single(report.Run.Accounts);
        var planned = checks
            .SelectMany(check => BuiltIn.Catalog.Sources.IsAccountWide(check.Check.ResourceType) ? [AwsScope.Global] : regions, (check, scope) => $"{account} {scope} {check.About.Id}")
            .ToHashSet();
        var ended = report.Evaluated.Select(unit => $"{unit.Account} {unit.Scope} {unit.CheckId}").ToList();
        Assert.Equal(planned.Order(StringComparer.Ordinal), ended.Order(StringComparer.Ordinal));

        var unread = report.Unavailable.ToLookup(gap => $"{gap.Account} {gap.Region} {gap.CheckId}");
        Expect(unread.All(unit => planned.Contains(unit.Key)), "There is a gap of a unit that was not planned.");
        Expect(report.Items.All(item => planned.Contains($"{item.Account} {item.Scope} {item.Check.Id}")), "There is an item of a unit that was not planned.");
        Expect(report.Items.Select(item => item.Fingerprint).Distinct().Count() == report.Items.Count(), "There is an item twice.");
        foreach (var unit in report.Evaluated)
        {
            Expect(unread.Contains($"{unit.Account} {unit.Scope} {unit.CheckId}") != unit.Complete, $"{unit} is at odds with its gaps.");
        }

        Assert.Equal(checks.Select(check => check.About.Id), report.Checks.Select(check => check.Check.Id));
        foreach (var check in report.Checks)
        {
            ExpectToFollow(check, [.. report.Unavailable.Where(gap => gap.CheckId == check.Check.Id)]);
        }

        Assert.Equal(!report.Run.Interrupted && !report.Unavailable.Any(gap => gap.Gap.IsFailure), report.Run.Complete);
    }

    private static void ExpectToFollow(CheckResult check, IReadOnlyList<Unavailable> gaps)
    {
        var findings = check.Items.Where(item => item.IsFinding).ToList();
        var status = findings.Count > 0 ? findings.Max(item => item.Status) : check.Status == CheckStatus.Ok && !gaps.Any(gap => gap.Gap.IsFailure) ? CheckStatus.Ok : CheckStatus.NotAvailable;
        Expect(check.Status == status && (check.Reason is not null) == (status == CheckStatus.NotAvailable), $"{check.Check.Id} is {check.Status} ({check.Reason}), and {status} is what follows.");
        Expect(status != CheckStatus.NotAvailable || gaps.Count > 0, $"{check.Check.Id} is not available and has no gap.");

        // The gap of a unit stands for those of its resources that are the same.
        var ignored = gaps.Sum(gap => gap.Resources ?? 0);
        Expect(gaps.Any(gap => gap.Resources is null) ? ignored <= check.Summary.Ignored : ignored == check.Summary.Ignored, $"{check.Check.Id} has {check.Summary} and {ignored} resources with a gap.");
        Expect(check.Summary.Flagged == findings.Count && check.Summary.Processed >= findings.Count, $"{check.Check.Id} has {check.Summary} and {findings.Count} findings.");
    }

    private static void Expect(bool holds, string otherwise) => Assert.True(holds, otherwise);
}
