using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Schedule;

/// <summary>The report of an account of which nothing could be read: each check is not available for the same reason, and nothing is resolved.</summary>
internal static class UnreachedAccount
{
    /// <param name="member">The account.</param>
    /// <param name="gap">Why.</param>
    /// <param name="at">When it was tried.</param>
    /// <param name="interrupted">Somebody ended the run before.</param>
    /// <param name="catalog">The checks, chosen or not.</param>
    public static RunReport Report(MemberAccount member, Gap gap, DateTimeOffset at, bool interrupted, CheckCatalog catalog)
    {
        var checks = member.Request.Checks.Select(check => check.About).ToList();
        var report = new RunReport(
            new(
                Guid.CreateVersion7(at).ToString(),
                at,
                at,
                Complete: false,
                interrupted,
                [member.Id],
                [],
                [],
                new CallMeter().Total),
            [],
            [.. checks.Select(check => new CheckResult(check, member.Id, CheckStatus.NotAvailable, $"{gap}", new(0, 0, 0, 0), []))],
            [.. checks.Select(check => new Unavailable(member.Id, AwsScope.Global, check.Id, gap))]);
        var suppressions = new SuppressionList(member.Request.Suppressions, DateOnly.FromDateTime(at.UtcDateTime));
        return report with { Suppressions = suppressions.Outcome(new(report, catalog.Checks.Select(check => check.About), allRegions: false)) };
    }
}
