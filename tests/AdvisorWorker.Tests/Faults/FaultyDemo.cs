using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Faults;

/// <summary>The demo account behind an endpoint that misbehaves, and a pass over it inside the process.</summary>
internal sealed class FaultyDemo : IAsyncDisposable
{
    private readonly SandboxServer server;

    private FaultyDemo(SandboxServer server) => this.server = server;

    /// <summary>The built-in checks.</summary>
    public static CheckCatalog Catalog => BuiltIn.Catalog;

    /// <summary>Where it listens.</summary>
    public Uri Url => server.Url;

    /// <summary>What was asked of it: <c>ec2.DescribeInstances</c>.</summary>
    public IReadOnlyDictionary<string, CallCount> Calls => server.Calls;

    public static Task<FaultyDemo> StartAsync(params IReadOnlyList<FaultRule> faults) => StartAsync(0, faults);

    public static async Task<FaultyDemo> StartAsync(int seed, IReadOnlyList<FaultRule> faults) => new(await SandboxServer.StartAsync(
        DemoAccount.Create(StillTime.Now), new() { Time = new StillTime(), Faults = faults, FaultSeed = seed }, TestContext.Current.CancellationToken));

    /// <summary>A pass over all checks, or some.</summary>
    /// <param name="request">Changes the request.</param>
    /// <param name="timers">The clock of waits and deadlines; the instant stands still in any case.</param>
    public Task<RunReport> RunAsync(Func<RunRequest, RunRequest>? request = null, TimeProvider? timers = null, CancellationToken cancellationToken = default)
    {
        var asked = new RunRequest { Checks = Catalog.Checks };
        return new Pass(Catalog, new StillTime(timers)).RunAsync(BuiltIn.Account(server.Url), request?.Invoke(asked) ?? asked, null, cancellationToken);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
