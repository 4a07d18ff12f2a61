using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Recordings;
using Amazon.Runtime;

namespace AdvisorWorker.Options;

/// <summary>An account that is served inside this process: the made-up one of <c>--demo</c>, or the recorded one of <c>--replay</c>.</summary>
/// <remarks>It reads no credentials or profiles of the machine and reaches loopback alone.</remarks>
internal sealed class ServedAccount : IAsyncDisposable
{
    private readonly SandboxServer server;
    private readonly AwsEndpoints endpoints;

    private ServedAccount(SandboxServer server, AwsEndpoints endpoints)
    {
        this.server = server;
        this.endpoints = endpoints;
    }

    /// <summary>Where its calls go, and as whom.</summary>
    public AwsAccount Account => new(new BasicAWSCredentials("AKIADEMODEMODEMODEMO", "demo"), endpoints, HomeRegion);

    /// <summary>The clock of its runs.</summary>
    public TimeProvider Time { get; private init; } = TimeProvider.System;

    private string HomeRegion { get; init; } = "us-east-1";

    public static async Task<ServedAccount> StartDemoAsync()
    {
        var server = await SandboxServer.StartAsync(DemoAccount.Create(TimeProvider.System.GetUtcNow()), new SandboxOptions(), CancellationToken.None);
        return new(server, new(server.Url, null));
    }

    public static async Task<ServedAccount> ReplayAsync(Recording recording)
    {
        var server = await SandboxServer.StartAsync(recording, new SandboxOptions(), CancellationToken.None);

        // What was throttled or broken to the end when it was recorded will be so again.
        return new(server, new(server.Url, null) { Retries = 0 }) { HomeRegion = recording.Manifest.HomeRegion, Time = new InstantOf(recording) };
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>Verdicts depend on the instant, so a replay happens at the recording's. Waits and deadlines pass as ever.</summary>
    private sealed class InstantOf(Recording recording) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => recording.Manifest.At;
    }
}
