using AdvisorWorker.Sandbox.Demo;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Tests;

/// <summary>One sandbox with the demo account for all tests that only read. Others start their own.</summary>
public sealed class DemoSandbox : IAsyncLifetime
{
    private SandboxServer? _server;

    /// <summary>The server.</summary>
    public SandboxServer Server => _server ?? throw new InvalidOperationException("the sandbox has not been started");

    /// <summary>The account it serves.</summary>
    public SandboxAccount Account => Server.Account;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => _server = await StartAsync(DemoAccount.Create(TimeProvider.System.GetUtcNow()));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal static Task<SandboxServer> StartAsync(SandboxAccount account, SandboxOptions? options = null) =>
        SandboxServer.StartAsync(account, options ?? new SandboxOptions(), TestContext.Current.CancellationToken);
}

internal static class SandboxClients
{
    /// <summary>Credentials that mean nothing to anybody.</summary>
    public static readonly AWSCredentials Credentials = new BasicAWSCredentials("AKIDSANDBOX", "secret");

    /// <summary>Points a client's configuration at a sandbox.</summary>
    public static T For<T>(this T config, SandboxServer server, string region = DemoAccount.MainRegion)
        where T : ClientConfig
    {
        config.ServiceURL = server.Url.ToString();
        config.AuthenticationRegion = region;
        config.MaxErrorRetry = 0;
        return config;
    }
}
