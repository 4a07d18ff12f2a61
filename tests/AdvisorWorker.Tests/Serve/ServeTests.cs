using System.Diagnostics;
using System.Text.Json;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Serve;

public sealed class ServeTests(MotoAccount moto)
{
    [Fact]
    public async Task A_scheduled_pass_reports_and_publishes_until_the_daemon_is_stopped()
    {
        var folder = Directory.CreateTempSubdirectory("serve").FullName;
        var report = Path.Combine(folder, "report.json");
        var events = Path.Combine(folder, "events.jsonl");
        using var daemon = Advisor.Start(
        [
            "serve", "--urls", "none", "--cron", "0/2 * * * * ?", "--endpoint-url", $"{await moto.EndpointAsync()}", "--regions", "us-east-1", "--checks", "HCP4007jGY",
            "--format", "json", "--output", report, "--sink", $"jsonl:{events}", "--store", Path.Combine(folder, "advisor.db"),
        ]);
        var said = daemon.StandardError.ReadToEndAsync();

        await UntilAsync(() => File.Exists(report) && File.Exists(events) && File.ReadAllLines(events).Length >= 8, daemon);
        await ProgramRun.SignalAsync(daemon, "TERM");
        await daemon.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);

        Assert.Equal(0, daemon.ExitCode);
        Assert.Contains(moto.Id("open-ssh"), await File.ReadAllTextAsync(report));
        Assert.Contains("1 red", await said);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_schedule_that_is_none_is_a_usage_mistake()
    {
        var run = await Advisor.RunAsync("serve", "--cron", "every night", "--endpoint-url", "http://127.0.0.1:9");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("advisor: --cron: 'every night' is no Quartz cron expression:", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public async Task Terminating_a_run_exits_130_with_what_it_has()
    {
        // An endpoint that takes calls and never answers keeps the run busy.
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        using var run = Advisor.Start(
            ["run", "--regions", "us-east-1", "--format", "json"],
            new Dictionary<string, string?> { ["AWS_ENDPOINT_URL"] = $"{await moto.EndpointAsync()}", ["AWS_ENDPOINT_URL_EC2"] = $"http://127.0.0.1:{port}" });
        var output = run.StandardOutput.ReadToEndAsync();

        // The first call to EC2 tells that the run is under way.
        using var call = await silent.AcceptTcpClientAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        await ProgramRun.SignalAsync(run, "TERM");
        await run.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal(130, run.ExitCode);
        var report = JsonDocument.Parse(await output).RootElement;
        Assert.True(report.GetProperty("run").GetProperty("interrupted").GetBoolean());
        Assert.Contains(report.GetProperty("unavailable").EnumerateArray(), gap => gap.GetProperty("reason").GetString() == "NotReached");
    }

    private static async Task UntilAsync(Func<bool> reached, Process daemon)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!reached())
        {
            Assert.False(daemon.HasExited, "The daemon ended by itself.");
            await Task.Delay(200, patience.Token);
        }
    }
}
