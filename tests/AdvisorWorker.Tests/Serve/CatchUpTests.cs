using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Serve;

public sealed class CatchUpTests
{
    [Fact]
    public async Task What_was_due_while_nobody_ran_is_run_at_the_start_and_events_go_out_when_their_sink_is_back()
    {
        var folder = Directory.CreateTempSubdirectory("catch-up").FullName;
        var store = Path.Combine(folder, "store.db");
        await Advisor.RunAsync("run", "--demo", "--checks", "HCP4007jGY", "--store", store);
        var config = Path.Combine(folder, "settings.json");

        // Due each second, and put off by up to an hour: what is run at once is what was missed.
        await File.WriteAllTextAsync(config, """{ "Schedules": [ { "Name": "often", "Cron": "* * * * * ?", "JitterSeconds": 3600 } ] }""");
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        var away = Path.Combine(folder, "away");
        await using var daemon = await RunningDaemon.StartAsync(["--demo", "--checks", "HCP4007jGY", "--store", store, "--config", config, "--sink", $"jsonl:{Path.Combine(away, "events.jsonl")}"]);

        await daemon.UntilPassAsync("schedule=\"often\",outcome=\"complete\"");
        Directory.CreateDirectory(away);
        await daemon.UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(away, "events.jsonl"))));

        var (exitCode, _, said) = await daemon.StopAsync();
        Assert.Equal(0, exitCode);
        Assert.Contains("The schedule often was due while nobody ran it, so it runs now", said);
        Directory.Delete(folder, recursive: true);
    }
}
