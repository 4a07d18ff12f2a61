using AdvisorWorker.KilledWorker;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Engine.Tests.Kills;

/// <summary>A worker that is killed anywhere loses no change and tells none twice under another name.</summary>
public abstract class KillTests
{
    private const int Workers = 2;

    [Fact]
    public Task Killed_anywhere_no_change_is_lost_and_none_has_two_names() => Seeds.EachAsync(25, Workers, LiveAsync);

    /// <summary>The address of a new store, and how to crash its database.</summary>
    protected abstract Task<(string Address, Func<Task>? Crash)> NewStoreAsync(string folder);

    /// <summary>Fails where the store is not sound.</summary>
    protected virtual Task CheckAsync(string address) => Task.CompletedTask;

    private async Task LiveAsync(int seed)
    {
        var folder = Directory.CreateTempSubdirectory("advisor-kill").FullName;
        try
        {
            var (address, crash) = await NewStoreAsync(folder);
            var lives = new WorkerLives(address, folder, seed, crash);
            await lives.LiveAsync();

            await CheckAsync(address);
            Compare(Consumer.Read(Path.Combine(folder, "plain.jsonl")), lives, inOrder: true);
            Compare(Consumer.Read(Path.Combine(folder, "picky.jsonl")), lives, inOrder: false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(Consumer consumer, WorkerLives lives, bool inOrder)
    {
        var runs = consumer.Told.Where(told => told.Event == "run").Select(told => told.Run).ToList();
        Assert.Superset(lives.Said.Where(line => line.StartsWith("recorded ", StringComparison.Ordinal)).Select(line => line["recorded ".Length..]).ToHashSet(), runs.ToHashSet());

        // The truth is of what was recorded: what a killed run saw, and no later one, nobody knows.
        var all = Script.Of(lives.Seed).Where(report => runs.Contains(report.Run.Id));
        var truth = Truth.Of(all);
        Assert.Equal(truth.Sum(run => run.Events.Count), consumer.Told.Count);
        foreach (var (run, events) in truth)
        {
            Assert.Equal(events, consumer.Told.Where(told => told.Run == run).Select(told => told.Event).Order(StringComparer.Ordinal));
        }

        if (inOrder)
        {
            Assert.Equal(truth.Select(run => run.Run), consumer.Told.Select(told => told.Run).Distinct());
            Assert.Equal(truth.Select(run => run.Run), runs);
        }
    }
}
