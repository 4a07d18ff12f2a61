using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Serve;

/// <summary>A daemon over the demo account, in a process of its own, with its pages on a free port.</summary>
internal sealed class RunningDaemon : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> said;

    private RunningDaemon(Process process, int port)
    {
        this.process = process;
        said = process.StandardError.ReadToEndAsync();
        Client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new($"http://127.0.0.1:{port}/") };
    }

    /// <summary>Calls its pages.</summary>
    public HttpClient Client { get; }

    /// <summary>Has it ended by itself.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Starts one and waits until it answers.</summary>
    public static async Task<RunningDaemon> StartAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var port = FreePort();
        var daemon = new RunningDaemon(Advisor.Start(["serve", "--urls", $"http://127.0.0.1:{port}", .. arguments], environment), port);
        await daemon.UntilAsync(async () => (await daemon.Client.GetAsync("healthz")).IsSuccessStatusCode);
        return daemon;
    }

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until something is so.</summary>
    public async Task UntilAsync(Func<Task<bool>> reached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            Assert.False(process.HasExited, process.HasExited ? $"The daemon ended by itself: {await said}" : null);
            try
            {
                if (await reached())
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>Waits until its schedules run.</summary>
    public Task UntilReadyAsync() => UntilAsync(async () => (await Client.GetAsync("readyz")).IsSuccessStatusCode);

    /// <summary>Waits until a pass has ended in some way.</summary>
    public Task UntilPassAsync(string labels) => UntilAsync(async () => (await Client.GetStringAsync("metrics")).Contains($"advisor_passes_total{{{labels}}}", StringComparison.Ordinal));

    /// <summary>Sends SIGTERM and waits for the end.</summary>
    /// <returns>The exit code, how long it took, and standard error.</returns>
    public async Task<(int ExitCode, TimeSpan Took, string Said)> StopAsync()
    {
        var began = Stopwatch.StartNew();
        await ProgramRun.SignalAsync(process, "TERM");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, began.Elapsed, await said);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        Client.Dispose();
        process.Dispose();
    }
}
