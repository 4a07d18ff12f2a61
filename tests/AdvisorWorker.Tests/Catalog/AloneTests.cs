using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Catalog;

/// <summary>
/// A check that reads a part which only another check declares works beside it and fails alone. So every check runs alone, and
/// must say what it says among all.
/// </summary>
public sealed class AloneTests
{
    [Fact]
    public async Task Every_check_alone_says_what_it_says_among_all()
    {
        var catalog = BuiltIn.Catalog;
        await using var sandbox = await SandboxServer.StartAsync(DemoAccount.Create(StillTime.Now), new() { Time = new StillTime() }, CancellationToken.None);
        var account = BuiltIn.Account(sandbox.Url);
        var pass = new Pass(catalog, new StillTime());

        var together = await RunAsync(catalog.Checks);
        foreach (var check in catalog.Checks)
        {
            var alone = Assert.Single((await RunAsync([check])).Checks);
            var among = together.Checks.Single(result => result.Check.Id == check.About.Id);

            Assert.Equal((check.About.Id, among.Status, among.Summary), (check.About.Id, alone.Status, alone.Summary));
            Assert.Equal(among.Items.Select(Row), alone.Items.Select(Row));
        }

        Task<RunReport> RunAsync(IReadOnlyList<CatalogCheck> checks) =>
            pass.RunAsync(account, new() { Checks = checks, StatedPlan = SupportPlan.Enterprise }, null, CancellationToken.None);
    }

    private static string Row(Item item) => $"{item.Fingerprint} {item.Status} {item.Savings} {string.Join('|', item.Columns.Select(column => column.Value))}";
}
