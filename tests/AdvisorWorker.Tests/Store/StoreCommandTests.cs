using System.Text.Json;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Store;

/// <summary>The commands that look into a store.</summary>
public sealed class StoreCommandTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-store-command").FullName;

    private string Store => Path.Combine(folder, "advisor.db");

    public async ValueTask InitializeAsync() => await Advisor.RunAsync("run", "--demo", "--checks", "HCP4007jGY", "--store", Store);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_path_is_printed()
    {
        var named = await Advisor.RunAsync("store", "path", "--store", Store);
        var usual = await Advisor.RunAsync(["store", "path"], new Dictionary<string, string?> { ["XDG_DATA_HOME"] = folder, ["LOCALAPPDATA"] = folder });

        Assert.Equal($"{Store}\n", named.Output.ReplaceLineEndings("\n"));
        Assert.EndsWith(Path.Combine("advisor", "advisor.db"), usual.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_a_store_too()
    {
        var copy = Path.Combine(folder, "copy.db");

        var backup = await Advisor.RunAsync("store", "backup", copy, "--store", Store);
        var again = await Advisor.RunAsync("run", "--demo", "--checks", "HCP4007jGY", "--store", copy, "--only-new");

        Assert.Equal((0, 0), (backup.ExitCode, again.ExitCode));
        Assert.Equal(2, (await Advisor.RunAsync("store", "backup", copy, "--store", Store)).ExitCode);
    }

    [Fact]
    public async Task Purging_forgets_what_is_old_and_nothing_that_is_flagged()
    {
        var young = await Advisor.RunAsync("store", "purge", "--store", Store);
        var all = await Advisor.RunAsync("store", "purge", "--older-than", "0", "--store", Store);
        var run = await Advisor.RunAsync("run", "--demo", "--checks", "HCP4007jGY", "--store", Store, "--only-new");

        Assert.Equal("advisor: forgot 0 runs, 0 resolved items, 0 events and 0 sinks.", Assert.Single(young.ErrorLines));
        Assert.StartsWith("advisor: forgot 1 runs, 0 resolved items, ", Assert.Single(all.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Waiting_events_are_counted_replayed_and_delivered()
    {
        var folderOfSink = Path.Combine(folder, "later");
        var sink = $"jsonl:{Path.Combine(folderOfSink, "events.jsonl")}";
        Directory.CreateDirectory(folderOfSink);
        string[] run = ["run", "--demo", "--checks", "HCP4007jGY", "--store", Store, "--sink", sink];
        await Advisor.RunAsync(run);
        var first = File.ReadAllLines(Path.Combine(folderOfSink, "events.jsonl"));

        var replay = await Advisor.RunAsync("events", "replay", sink, "--since", "2026-01-01", "--store", Store);
        var status = await Advisor.RunAsync("events", "status", "--store", Store);
        await Advisor.RunAsync(run);
        var after = await Advisor.RunAsync("events", "status", "--store", Store);

        Assert.Single(first);
        Assert.Equal(0, replay.ExitCode);
        Assert.Equal(3, status.ExitCode);
        Assert.Matches(@": 1 delivered, \d+ waiting, 0 dead", status.Output);
        Assert.Equal(0, after.ExitCode);
        var uuids = File.ReadAllLines(Path.Combine(folderOfSink, "events.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()).ToList();
        Assert.Equal(uuids.Distinct().Count() + 1, uuids.Count); // the first run event twice, as asked
    }

    [Theory]
    [InlineData("events status --store /nonexistent/advisor.db", "--store: there is no store /nonexistent/advisor.db.")]
    [InlineData("store purge --older-than -1", "--older-than: -1 is no number of days")]
    [InlineData("events replay x --since yesterday", "--since: 'yesterday' is no time")]
    public async Task A_mistake_gets_one_line_and_exit_2(string command, string expected)
    {
        var run = await Advisor.RunAsync(command.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"advisor: {expected}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_sink_is_named_with_those_there_are()
    {
        var run = await Advisor.RunAsync("events", "dead-letters", "--sink", "jsonl:nowhere", "--store", Store);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("The store knows no sink", Assert.Single(run.ErrorLines));
    }
}
