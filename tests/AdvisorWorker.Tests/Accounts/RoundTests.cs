using System.Collections.Concurrent;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Accounts;

/// <summary>A round inside the test's process, where it can be ended at a certain point.</summary>
public sealed class RoundTests
{
    private static readonly AccountsSettings Organization = new() { Assume = new() { Role = "arn:aws:iam::{account}:role/advisor-read" }, Organization = new() };

    private readonly ConcurrentQueue<string> kept = [];

    [Fact]
    public async Task An_account_that_hangs_holds_up_no_other()
    {
        await using var organization = await ServedOrganization.StartAsync(
            7, new() { Faults = [new FaultRule(FaultKind.Latency) { Account = ServedOrganization.Audit, Service = "ec2", MinLatency = TimeSpan.FromHours(1), MaxLatency = TimeSpan.FromHours(1) }] });
        using var ending = new CancellationTokenSource();

        // The hanging one is the second, and there are two at once.
        var report = await RunAsync(organization, accountsAtOnce: 2, ending, endAfter: 6);

        Assert.Equal(7, report.Run.Parts.Length);
        Assert.Equal([ServedOrganization.Audit], report.Run.Parts.Where(part => !part.Complete).Select(part => part.Account));
        Assert.Equal(ServedOrganization.Audit, kept.Last());
        Assert.All(report.Checks.Where(check => check.Account == ServedOrganization.Audit), check => Assert.Equal(CheckStatus.NotAvailable, check.Status));
        Assert.All(report.Checks.Where(check => check.Account != ServedOrganization.Audit), check => Assert.NotEqual(CheckStatus.NotAvailable, check.Status));
    }

    [Fact]
    public async Task A_round_that_is_ended_keeps_what_was_done_and_says_what_was_not_reached()
    {
        await using var organization = await ServedOrganization.StartAsync(4);
        using var ending = new CancellationTokenSource();

        var report = await RunAsync(organization, accountsAtOnce: 1, ending, endAfter: 2);

        Assert.True(report.Run is { Interrupted: true, Complete: false });
        Assert.Equal([true, true, false, false], report.Run.Parts.Select(part => part.Complete));
        Assert.All(report.Unavailable, gap => Assert.Equal(GapReason.NotReached, gap.Gap.Reason));
        Assert.Equal(["200000000002", "200000000003"], report.Unavailable.Select(gap => gap.Account).Distinct());
    }

    private async Task<RunReport> RunAsync(ServedOrganization organization, int accountsAtOnce, CancellationTokenSource ending, int endAfter)
    {
        var request = new RunRequest { Checks = [.. BuiltIn.Catalog.Checks.Where(check => check.About.Id is "security-group-open-ports" or "ebs-snapshots")], Regions = ["us-east-1"] };
        var roster = await Roster.FindAsync(Organization, BuiltIn.Account(organization.Server.Url), request, TimeProvider.System, TestContext.Current.CancellationToken);
        return await new Round(BuiltIn.Catalog, TimeProvider.System).RunAsync(
            roster,
            request,
            accountsAtOnce,
            async (member, report) =>
            {
                kept.Enqueue(member.Id);
                if (kept.Count == endAfter)
                {
                    await ending.CancelAsync();
                }

                return report;
            },
            null,
            ending.Token);
    }
}
