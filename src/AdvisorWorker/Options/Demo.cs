using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using Amazon.Runtime;

namespace AdvisorWorker.Options;

/// <summary>The made-up account behind <c>--demo</c>. It reads no credentials or profiles of the machine and reaches loopback alone.</summary>
internal sealed class Demo : IAsyncDisposable
{
    private readonly SandboxServer server;

    private Demo(SandboxServer server) => this.server = server;

    public AwsAccount Account => new(new BasicAWSCredentials("AKIADEMODEMODEMODEMO", "demo"), new AwsEndpoints(server.Url, null), "us-east-1");

    public static async Task<Demo> StartAsync() =>
        new(await SandboxServer.StartAsync(DemoAccount.Create(TimeProvider.System.GetUtcNow()), new SandboxOptions(), CancellationToken.None));

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
