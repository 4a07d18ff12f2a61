using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Serve;

public sealed class CatchUpTests
{
    [Fact]
    public async Task A_refresh_that_a_worker_did_not_come_to_is_done_when_it_starts_again()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("catch-up").FullName, "store.db");
        await using (var store = await AdvisorStore.OpenAsync(new StoreAddress.File(path), TimeProvider.System, CancellationToken.None))
        {
            await new RefreshBook(store).AskAsync("111122223333", "security-group-open-ports", TimeSpan.Zero, CancellationToken.None);
            await new RefreshBook(store).TakeAsync("111122223333", CancellationToken.None);
        }

        await using var daemon = await RunningDaemon.StartAsync(["--demo", "--store", path]);

        await daemon.UntilPassAsync("schedule=\"refresh\",outcome=\"complete\"");
        await daemon.UntilAsync(async () => (await daemon.Client.GetStringAsync("refresh?check=HCP4007jGY")).Contains("\"status\":\"success\"", StringComparison.Ordinal));
    }

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
