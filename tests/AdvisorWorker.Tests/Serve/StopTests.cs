using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Serve;

public sealed class StopTests
{
    [Fact]
    public async Task A_pass_under_way_ends_within_seconds_and_its_events_say_that_it_was_interrupted()
    {
        // Calls to one service are taken and never answered.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var folder = Directory.CreateTempSubdirectory("stop").FullName;
        await using var sandbox = new SandboxProcess();
        await using var daemon = await RunningDaemon.StartAsync(
            ["--now", "--regions", "us-east-1", "--store", Path.Combine(folder, "store.db"), "--sink", $"jsonl:{Path.Combine(folder, "events.jsonl")}"],
            new Dictionary<string, string?> { ["AWS_ENDPOINT_URL"] = $"{await sandbox.StartAsync()}", ["AWS_ENDPOINT_URL_RDS"] = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}" });
        using var call = await silent.AcceptTcpClientAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);

        var (exitCode, took, said) = await daemon.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(6));
        Assert.Contains("interrupted true", said);
        Assert.Contains("\"detail-type\":\"", await File.ReadAllTextAsync(Path.Combine(folder, "events.jsonl")));
        await using (var store = await AdvisorStore.OpenAsync(StoreAddress.Parse(Path.Combine(folder, "store.db")), TimeProvider.System, CancellationToken.None))
        {
            Assert.Equal(0, (await new Outbox(store).StatusAsync(CancellationToken.None)).Sum(sink => sink.Waiting));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_sink_that_never_answers_gets_its_time_and_no_more()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var daemon = await RunningDaemon.StartAsync(
            ["--demo", "--now", "--checks", "HCP4007jGY", "--sink", $"webhook:http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/"]);
        using var call = await silent.AcceptTcpClientAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);

        var (exitCode, took, said) = await daemon.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(9.5));
        Assert.Contains("it waits in the store for the next start", said);
    }

    [Fact]
    public async Task A_reader_of_events_does_not_keep_an_idle_daemon_from_ending()
    {
        await using var daemon = await RunningDaemon.StartAsync(["--demo"]);
        using var reader = await daemon.Client.GetAsync("events", HttpCompletionOption.ResponseHeadersRead);

        var (exitCode, took, _) = await daemon.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_signal_right_at_the_start_is_not_swallowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        foreach (var after in (int[])[150, 300, 450, 600, 900])
        {
            using var daemon = Advisor.Start(["serve", "--demo", "--urls", $"http://127.0.0.1:{RunningDaemon.FreePort()}"]);
            await Task.Delay(after);
            await ProgramRun.SignalAsync(daemon, "TERM");
            await daemon.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
        }
    }

    /// <summary>The demo account behind an address, so that single services can be sent elsewhere.</summary>
    private sealed class SandboxProcess : IAsyncDisposable
    {
        private Process? process;

        public async Task<Uri> StartAsync()
        {
            process = Advisor.Start(["sandbox", "--port", "0"]);
            var line = await process.StandardOutput.ReadLineAsync();
            return new(line!["Serving at ".Length..line!.IndexOf(": account", StringComparison.Ordinal)]);
        }

        public async ValueTask DisposeAsync()
        {
            process!.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
