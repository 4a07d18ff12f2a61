using System.Data.Common;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>Forgets what is old: runs and their results, what is resolved, events that every sink has, and sinks that nobody uses any more.</summary>
/// <param name="store">The store.</param>
public sealed class Retention(AdvisorStore store)
{
    /// <summary>How long things are remembered unless a setting says otherwise.</summary>
    public const int UsualDays = 90;

    private static readonly TimeSpan Often = TimeSpan.FromDays(1);

    /// <summary>Forgets what is older, unless that was done within the last day.</summary>
    public async Task KeepUpAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        // Looked at first without waiting for others who write: after most runs there is nothing to do.
        if (await store.UseAsync(connection => IsDueAsync(connection, null), cancellationToken).ConfigureAwait(false))
        {
            await store.WriteAsync(async transaction => await IsDueAsync(transaction.Connection!, transaction).ConfigureAwait(false) ? await PurgeAsync(transaction, age).ConfigureAwait(false) : null, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Forgets what is older.</summary>
    public Task<Purged> PurgeAsync(TimeSpan age, CancellationToken cancellationToken) => store.WriteAsync(transaction => PurgeAsync(transaction, age), cancellationToken);

    private long Now => store.Time.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<bool> IsDueAsync(DbConnection connection, DbTransaction? transaction) =>
        (await connection.ExecuteScalarAsync<long?>("SELECT value FROM counters WHERE name = 'purged'", transaction: transaction).ConfigureAwait(false) ?? 0) <= Now - (long)Often.TotalMilliseconds;

    private async Task<Purged> PurgeAsync(DbTransaction transaction, TimeSpan age)
    {
        var before = Now - (long)age.TotalMilliseconds;
        var sinks = await ExecuteAsync("DELETE FROM sinks WHERE last_used < @before").ConfigureAwait(false);
        foreach (var table in (string[])["redeliveries", "dead_letters"])
        {
            await ExecuteAsync($"DELETE FROM {table} WHERE sink NOT IN (SELECT name FROM sinks)").ConfigureAwait(false);
        }

        await ExecuteAsync("DELETE FROM dead_letters WHERE died_at < @before").ConfigureAwait(false);

        // An event that somebody still waits for is not old, whenever it happened.
        var events = await ExecuteAsync(
            """
            DELETE FROM outbox WHERE happened_at < @before
              AND seq <= COALESCE((SELECT MIN(last_seq) FROM sinks), 9223372036854775807)
              AND seq NOT IN (SELECT seq FROM redeliveries) AND seq NOT IN (SELECT seq FROM dead_letters)
            """).ConfigureAwait(false);
        await ExecuteAsync("DELETE FROM check_results WHERE run_id IN (SELECT id FROM runs WHERE started_at < @before)").ConfigureAwait(false);
        var runs = await ExecuteAsync("DELETE FROM runs WHERE started_at < @before").ConfigureAwait(false);
        var items = await ExecuteAsync("DELETE FROM items WHERE status = 'ok' AND last_changed < @before").ConfigureAwait(false);
        await ExecuteAsync("INSERT INTO counters (name, value) VALUES ('purged', @now) ON CONFLICT (name) DO UPDATE SET value = excluded.value").ConfigureAwait(false);
        return new(runs, items, events, sinks);

        Task<int> ExecuteAsync(string sql) => transaction.Connection!.ExecuteAsync(sql, new { before, now = Now }, transaction);
    }
}

/// <summary>What was forgotten.</summary>
/// <param name="Runs">Runs.</param>
/// <param name="Items">Resolved items.</param>
/// <param name="Events">Events that every sink has.</param>
/// <param name="Sinks">Sinks that were not used any more, with what waited for them.</param>
public sealed record Purged(int Runs, int Items, int Events, int Sinks);
