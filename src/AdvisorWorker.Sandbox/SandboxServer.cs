using System.Net;
using AdvisorWorker.Aws;
using AdvisorWorker.Sandbox.Recordings;
using AdvisorWorker.Sandbox.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AdvisorWorker.Sandbox;

/// <summary>
/// An AWS endpoint on loopback that serves a made-up account over HTTP: every service at one address, told apart by the signature's scope. Whoever assumes a
/// role of another account (<see cref="SandboxOptions.OtherAccounts"/>) is served that one until the session ends.
/// </summary>
/// <remarks>Signatures must be there and are not verified. What callers write (events, cases, queues, metrics) lives as long as the server.</remarks>
/// <example>
/// <code>
/// await using var sandbox = await SandboxServer.StartAsync(DemoAccount.Create(time.GetUtcNow()), new SandboxOptions(), cancellationToken);
/// var config = new AmazonEC2Config { ServiceURL = sandbox.Url.ToString(), AuthenticationRegion = "eu-west-1" };
/// </code>
/// </example>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly SandboxEndpoint _endpoint;

    private SandboxServer(WebApplication host, SandboxEndpoint endpoint, Uri url)
    {
        _host = host;
        _endpoint = endpoint;
        Url = url;
    }

    /// <summary>The operations it answers, such as <c>ec2.DescribeInstances</c>; it knows others and refuses them as not implemented.</summary>
    public static IReadOnlySet<string> Operations { get; } = SandboxEndpoint.Operations();

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>The account it serves to callers without a session.</summary>
    public SandboxAccount Account => _endpoint.Account;

    /// <summary>Calls by operation, such as <c>ec2.DescribeInstances</c>; also at <c>GET /_advisor/calls</c>; <c>DELETE</c> begins anew.</summary>
    public IReadOnlyDictionary<string, CallCount> Calls => _endpoint.Calls.Read();

    /// <summary>Events that PutEvents accepted, in order; also at <c>GET /_advisor/events</c>.</summary>
    public IReadOnlyList<SandboxEvent> Events => _endpoint.Events.Read();

    /// <summary>Starts to serve an account.</summary>
    /// <param name="account">The account. It must not change while it is served.</param>
    /// <param name="options">How to serve it.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static Task<SandboxServer> StartAsync(SandboxAccount account, SandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(options);
        return StartAsync(new SandboxEndpoint(new AwsWireServer(SandboxServices.All), new AccountBook(account, options), options, new EventLog()), options, cancellationToken);
    }

    /// <summary>Starts to serve what was recorded of an account. It answers what it was asked then, and nothing else; events alone are taken as they come.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="options">How to serve it.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static Task<SandboxServer> StartAsync(Recording recording, SandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        var account = new SandboxAccount(recording.Manifest.Account);
        foreach (var region in recording.Manifest.Regions.Prepend(recording.Manifest.HomeRegion))
        {
            account.EnableRegion(region);
        }

        return StartAsync(new SandboxEndpoint(new AwsWireServer(SandboxServices.All), new AccountBook(account, options), options, new EventLog(), recording), options, cancellationToken);
    }

    private static async Task<SandboxServer> StartAsync(SandboxEndpoint endpoint, SandboxOptions options, CancellationToken cancellationToken)
    {

        // An empty builder reads no settings from the environment and logs nothing.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        var host = builder.Build();
        host.Run(http => endpoint.AnswerAsync(http, host.Lifetime.ApplicationStopping));
        try
        {
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new(host, endpoint, new Uri(host.Urls.Single()));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync().ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
    }
}
