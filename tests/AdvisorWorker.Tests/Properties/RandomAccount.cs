using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Generated;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Properties;

/// <summary>An account of chance behind an endpoint, and passes over it at one instant.</summary>
internal sealed class RandomAccount : IAsyncDisposable
{
    private readonly SandboxServer server;

    private RandomAccount(SandboxServer server) => this.server = server;

    /// <summary>The Regions that are checked.</summary>
    public static IReadOnlyList<string> Regions { get; } = [DemoAccount.MainRegion, DemoAccount.OtherRegion];

    public Uri Url => server.Url;

    /// <summary>So many requests came.</summary>
    public long Calls => server.Calls.Values.Sum(call => call.Calls);

    /// <summary>So many of them met a fault.</summary>
    public long Faults => server.Calls.Values.Sum(call => call.Faults);

    /// <summary>The account of a seed: small ones with networks and ordinary resources alone, larger ones with something for every check.</summary>
    public static SandboxAccount Make(int seed, string id = DemoAccount.AccountId)
    {
        var chance = new Random(seed);
        return GeneratedAccount.Create(chance.Next(4) == 0 ? chance.Next(GeneratedAccount.Fewest, 400) : chance.Next(500, 900), chance.Next(), StillTime.Now, id);
    }

    /// <summary>Serves an account.</summary>
    public static async Task<RandomAccount> ServeAsync(SandboxAccount account, SandboxOptions? options = null) =>
        new(await SandboxServer.StartAsync(account, (options ?? new()) with { Time = new StillTime() }, TestContext.Current.CancellationToken));

    /// <summary>What a pass over the account of a seed says when nothing goes wrong.</summary>
    public static async Task<RunReport> ReportAsync(int seed)
    {
        await using var fair = await ServeAsync(Make(seed));
        return await fair.RunAsync();
    }

    /// <summary>A pass over all checks, or some. Its ledger is held against the plan.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="retries">How often a failed call is tried again; patiently unless given.</param>
    /// <param name="politeness">How hard is asked.</param>
    /// <param name="timers">The clock of waits and deadlines.</param>
    /// <param name="cancellationToken">Ends the pass.</param>
    public async Task<RunReport> RunAsync(
        IReadOnlyList<CatalogCheck>? checks = null, int? retries = null, PolitenessSettings? politeness = null, TimeProvider? timers = null, CancellationToken cancellationToken = default)
    {
        var request = new RunRequest
        {
            Checks = checks ?? BuiltIn.Catalog.Checks, Regions = Regions, StatedPlan = SupportPlan.Enterprise, Politeness = politeness ?? new(),
        };
        var report = await new Pass(BuiltIn.Catalog, new StillTime(timers)).RunAsync(BuiltIn.Account(server.Url, retries), request, null, cancellationToken);
        UnitLedger.AssertWhole(report, request.Checks, Regions);
        return report;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
