using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Events;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Engine.Tests.Kills;

/// <summary>PostgreSQL crashes in the middle of what is done with it, and comes back or does not.</summary>
public sealed class DatabaseAwayTests : IAsyncDisposable
{
    private readonly PostgresServer postgres = new();

    public ValueTask DisposeAsync() => postgres.DisposeAsync();

    [Fact]
    public async Task Gone_while_a_run_is_recorded_it_is_recorded_once_when_it_is_back()
    {
        await using var store = await OpenAsync(TimeProvider.System);
        await store.RecordAsync(Report(0, 3_000), new(), CancellationToken.None);

        var recording = store.RecordAsync(Report(1, 3_001), new(), CancellationToken.None);
        await postgres.CrashAsync();
        await postgres.RestartAsync();
        var recorded = await recording;

        Assert.Equal((1, 3_000), (recorded.Changes[Change.New], recorded.Changes[Change.Unchanged]));
        Assert.Equal(3_003, await CountAsync(store, "SELECT COUNT(*) FROM outbox"));
        Assert.Equal(3_003, await CountAsync(store, "SELECT COUNT(DISTINCT uuid) FROM outbox"));
    }

    [Fact]
    public async Task Gone_while_events_are_delivered_they_arrive_in_order_when_it_is_back()
    {
        await using var store = await OpenAsync(TimeProvider.System);
        var sink = new NotingSink();
        var publisher = new Publisher(store, [sink]);
        await publisher.RegisterAsync(CancellationToken.None);
        await store.RecordAsync(Report(0, 1_000), new(), CancellationToken.None);

        sink.After = (5, async () =>
        {
            await postgres.CrashAsync();
            await postgres.RestartAsync();
        });
        var outcome = await publisher.DrainAsync(CancellationToken.None);

        Assert.True(outcome.Complete, outcome.Sinks[0].ToString());
        Assert.Equal(1_001, sink.Uuids.Distinct().Count());
        Assert.InRange(sink.Uuids.Count, 1_001, 1_001 + sink.BatchSize);
        Assert.Equal(
            await store.UseAsync(connection => Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT uuid FROM outbox ORDER BY seq"), CancellationToken.None), sink.Uuids.Distinct());
    }

    [Fact]
    public async Task Gone_for_good_it_is_named_and_the_publisher_comes_to_an_end()
    {
        await using var store = await OpenAsync(new QuickTime());
        var publisher = new Publisher(store, [new NotingSink()]);
        await publisher.RegisterAsync(CancellationToken.None);
        await postgres.CrashAsync();

        var refused = await Assert.ThrowsAsync<StoreException>(() => store.RecordAsync(Report(0, 10), new(), CancellationToken.None));
        var outcome = await publisher.DrainAsync(CancellationToken.None);

        Assert.StartsWith("PostgreSQL 127.0.0.1:", refused.Message);
        Assert.Contains(" does not answer: ", refused.Message);
        Assert.False(outcome.Complete);
        Assert.Contains(" does not answer: ", outcome.Sinks[0].ToString());
    }

    private async Task<AdvisorStore> OpenAsync(TimeProvider time) => await AdvisorStore.OpenAsync(StoreAddress.Parse(await postgres.NewDatabaseAsync()), time, CancellationToken.None);

    private static Task<long> CountAsync(AdvisorStore store, string sql) =>
        store.UseAsync(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, sql), CancellationToken.None);

    private static RunReport Report(int number, int items)
    {
        var report = Some.Report(Some.Result([.. Enumerable.Range(0, items).Select(i => Some.Item($"sg-{i}"))]));
        return report with { Run = report.Run with { Id = $"run-{number}", StartedAt = Some.Instant.AddHours(number) } };
    }
}
