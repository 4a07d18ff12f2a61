using System.Collections.Concurrent;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Properties;

/// <summary>A run over several accounts is a run of each, whatever becomes of the others and whenever it is ended.</summary>
public sealed class RoundPropertyTests
{
    private static readonly string[] Ids = ["200000000001", "200000000002", "200000000003", "200000000004"];

    private static readonly AccountsSettings Settings = new()
    {
        Assume = new() { Role = "arn:aws:iam::{account}:role/advisor-read" },
        Accounts = [.. Ids.Select(id => new AccountSettings(id))],
    };

    [Fact]
    public Task Each_account_says_what_it_says_alone_or_what_could_not_be_read() => Seeds.EachAsync(4, 2, async seed =>
    {
        var chance = new Random(seed);
        await using var fair = await ServeAsync(seed, []);
        var whole = (await RunAsync(fair, atOnce: 1, endAfter: int.MaxValue)).ToDictionary(report => report.Run.Accounts[0]);
        Assert.All(whole.Values, report => Assert.True(report.Run.Complete));

        // One cannot be entered, others fail now and then, and mostly somebody ends it all.
        await using var foul = await ServeAsync(seed,
        [
            new(FaultKind.Denied) { Operation = "sts:AssumeRole", Account = DemoAccount.AccountId, Probability = 0.3 },
            .. Ids.SelectMany((id, i) => RandomFaults.Lasting(seed + i).Select(rule => rule with { Account = id })),
        ]);
        var reports = await RunAsync(foul, atOnce: chance.Next(1, 4), endAfter: chance.Next(1, 6));

        Assert.Equal(Ids, reports.Select(report => report.Run.Accounts.Single()));
        foreach (var part in reports)
        {
            if (part.Run.Parts.Single().Failure is null)
            {
                UnitLedger.AssertWhole(part, BuiltIn.Catalog.Checks, RandomAccount.Regions);
                NothingElse.AssertSaid(whole[part.Run.Accounts[0]], part);
            }
            else
            {
                Assert.All(part.Checks, check => Assert.Equal((CheckStatus.NotAvailable, 0), (check.Status, check.Items.Length)));
                Assert.Equal(BuiltIn.Catalog.Checks.Select(check => check.About.Id), part.Unavailable.Where(gap => gap.Gap.IsFailure).Select(gap => gap.CheckId));
                Assert.Empty(part.Evaluated);
            }
        }
    });

    private static Task<SandboxServer> ServeAsync(int seed, IReadOnlyList<FaultRule> faults) => SandboxServer.StartAsync(
        DemoAccount.Create(StillTime.Now),
        new()
        {
            // The SDK holds the credentials of a role against the machine's clock.
            Time = TimeProvider.System,
            Faults = faults,
            FaultSeed = seed,
            OtherAccounts = Ids.Select((id, i) => (id, i)).ToDictionary(each => each.id, each => (Func<SandboxAccount>)(() => RandomAccount.Make(seed + each.i, each.id))),
        },
        TestContext.Current.CancellationToken);

    /// <summary>The accounts' reports in their order; the run is ended when some of them are done.</summary>
    private static async Task<IReadOnlyList<RunReport>> RunAsync(SandboxServer server, int atOnce, int endAfter)
    {
        var request = new RunRequest { Checks = BuiltIn.Catalog.Checks, Regions = RandomAccount.Regions, StatedPlan = SupportPlan.Enterprise };
        var roster = await Roster.FindAsync(Settings, BuiltIn.Account(server.Url, retries: 1), request, new StillTime(), TestContext.Current.CancellationToken);
        var kept = new ConcurrentDictionary<string, RunReport>();
        using var end = new CancellationTokenSource();
        var all = await new Round(BuiltIn.Catalog, new StillTime()).RunAsync(
            roster,
            request,
            atOnce,
            async (member, report) =>
            {
                Assert.True(kept.TryAdd(member.Id, report), $"{member.Id} has two reports.");
                if (kept.Count == endAfter)
                {
                    await end.CancelAsync();
                }

                return report;
            },
            null,
            end.Token);

        // The report of all is theirs, one after the other.
        var reports = roster.Members.Select(member => kept[member.Id]).ToList();
        Assert.Empty(all.Breaches);
        Assert.Equal(reports.SelectMany(report => report.Evaluated), all.Evaluated);
        Assert.Equal(reports.SelectMany(report => report.Unavailable), all.Unavailable);
        Assert.Equal(reports.SelectMany(report => report.Checks), all.Checks);
        Assert.Equal(reports.TrueForAll(report => report.Run.Complete), all.Run.Complete);
        return reports;
    }
}
