using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Tests.Support;
using Amazon.Runtime;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Tests.Faults;

/// <summary>The demo account behind an endpoint that misbehaves, and a pass over it inside the process.</summary>
internal sealed class FaultyDemo : IAsyncDisposable
{
    // Both ask the same instant, so that two passes can be compared to the letter.
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly SandboxServer server;

    private FaultyDemo(SandboxServer server) => this.server = server;

    /// <summary>The built-in checks.</summary>
    public static CheckCatalog Catalog { get; } =
        CheckCatalog.Of(PackLoader.Load([Path.Combine(Advisor.Folder, "packs")]), new ConfigurationBuilder().Build());

    /// <summary>Where it listens.</summary>
    public Uri Url => server.Url;

    /// <summary>What was asked of it: <c>ec2.DescribeInstances</c>.</summary>
    public IReadOnlyDictionary<string, CallCount> Calls => server.Calls;

    public static Task<FaultyDemo> StartAsync(params IReadOnlyList<FaultRule> faults) => StartAsync(0, faults);

    public static async Task<FaultyDemo> StartAsync(int seed, IReadOnlyList<FaultRule> faults) => new(await SandboxServer.StartAsync(
        DemoAccount.Create(Now), new() { Time = new Still(TimeProvider.System), Faults = faults, FaultSeed = seed }, TestContext.Current.CancellationToken));

    /// <summary>A pass over all checks, or some.</summary>
    /// <param name="request">Changes the request.</param>
    /// <param name="timers">The clock of waits and deadlines; the instant stands still in any case.</param>
    public Task<RunReport> RunAsync(Func<RunRequest, RunRequest>? request = null, TimeProvider? timers = null, CancellationToken cancellationToken = default)
    {
        var account = new AwsAccount(new BasicAWSCredentials("AKIADEMODEMODEMODEMO", "demo"), new AwsEndpoints(server.Url, null), "us-east-1");
        var asked = new RunRequest { Checks = Catalog.Checks };
        return new Pass(Catalog, new Still(timers ?? TimeProvider.System)).RunAsync(account, request?.Invoke(asked) ?? asked, null, cancellationToken);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>A clock that stands still, with timers that run.</summary>
    private sealed class Still(TimeProvider timers) : TimeProvider
    {
        public override long TimestampFrequency => timers.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => timers.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => timers.CreateTimer(callback, state, dueTime, period);
    }
}
