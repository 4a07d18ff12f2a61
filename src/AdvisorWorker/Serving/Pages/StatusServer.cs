using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AdvisorWorker.Serving;

/// <summary>The daemon's pages.</summary>
internal sealed class StatusServer : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(1);

    private readonly WebApplication host;

    private StatusServer(WebApplication host) => this.host = host;

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<string> Urls => [.. host.Urls];

    /// <summary>Starts to serve; null where there is no address to serve at.</summary>
    /// <exception cref="UsageException">An address cannot be listened at.</exception>
    public static async Task<StatusServer?> StartAsync(IReadOnlyList<Uri> addresses, RequestRules rules, Daemon daemon, CancellationToken cancellationToken)
    {
        if (addresses.Count == 0)
        {
            return null;
        }

        // An empty builder reads no settings from the environment and logs nothing.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            foreach (var address in addresses)
            {
                kestrel.Listen(ListenAddresses.IpOf(address), address.Port);
            }
        });
        var host = builder.Build();
        host.Use(async (http, next) =>
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.XFrameOptions = "DENY";
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            http.Response.Headers.CacheControl = "no-store";
            if (rules.Refuse(http.Request) is var (status, reason))
            {
                http.Response.StatusCode = status;
                await http.Response.WriteAsync(reason + "\n", http.RequestAborted);
                return;
            }

            await next(http);
        });
        Map(host, daemon);
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await host.DisposeAsync();
            throw new UsageException($"--urls: {string.Join(", ", addresses.Select(address => address.GetLeftPart(UriPartial.Authority)))} cannot be listened at: {(e.InnerException ?? e).Message}. Name another address, or --urls none.");
        }

        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(StopPatience);
        await host.StopAsync(patience.Token);
        await host.DisposeAsync();
    }

    private static void Map(WebApplication host, Daemon daemon)
    {
        var health = new HealthPages(daemon);
        host.MapGet(HealthPages.Alive, health.AnswerAliveAsync);
        host.MapGet(HealthPages.Ready, health.AnswerReadyAsync);
        host.MapGet("/metrics", new MetricsPage(daemon.Measures).AnswerAsync);
        host.MapGet("/events", new EventStream(daemon).AnswerAsync);
        var refresh = new RefreshPage(daemon);
        host.MapGet("/refresh", refresh.LookAsync);
        host.MapPost("/refresh", refresh.AskAsync);
    }
}
