using System.Data.Common;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>
/// Takes requests to refresh a check of an account, and knows how far each is, whichever worker fulfils it. Every run that evaluates the check is a refresh too, so a
/// request that is fulfilled needs no row of its own.
/// </summary>
/// <param name="store">The store.</param>
public sealed class RefreshBook(AdvisorStore store)
{
    /// <summary>Asks for a refresh.</summary>
    /// <param name="account">The account.</param>
    /// <param name="check">The check's id.</param>
    /// <param name="interval">How long after a refresh the next may be asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<RefreshAnswer> AskAsync(string account, string check, TimeSpan interval, CancellationToken cancellationToken) => store.NoteAsync(
        async transaction =>
        {
            var known = await LookAsync(transaction.Connection!, transaction, account, check, interval).ConfigureAwait(false);
            if (known.Decision != RefreshDecision.Accepted)
            {
                return known;
            }

            // Somebody else may have asked just now.
            var isFirst = await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO refreshes (account, check_id, state, changed_at) VALUES (@account, @check, 'enqueued', @now)
                ON CONFLICT (account, check_id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at WHERE refreshes.state = 'abandoned'
                """,
                new { account, check, now = store.Time.GetUtcNow() },
                transaction).ConfigureAwait(false) > 0;
            return new(isFirst ? RefreshDecision.Accepted : RefreshDecision.Busy, RefreshState.Enqueued, TimeSpan.Zero);
        },
        cancellationToken);

    /// <summary>How far a check is, and whether a refresh could be asked for.</summary>
    public Task<RefreshAnswer> LookAsync(string account, string check, TimeSpan interval, CancellationToken cancellationToken) =>
        store.UseAsync(connection => LookAsync(connection, null, account, check, interval), cancellationToken);

    /// <summary>The accounts of which checks were asked for and are not refreshed.</summary>
    public Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancellationToken) => store.UseAsync<IReadOnlyList<string>>(
        async connection => (await connection.QueryAsync<string>("SELECT DISTINCT account FROM refreshes WHERE state <> 'abandoned' ORDER BY account").ConfigureAwait(false)).AsList(),
        cancellationToken);

    /// <summary>Takes an account's requests; those too that somebody took who did not come back.</summary>
    /// <returns>The checks' ids.</returns>
    public Task<IReadOnlyList<string>> TakeAsync(string account, CancellationToken cancellationToken) => store.NoteAsync<IReadOnlyList<string>>(
        async transaction =>
        {
            await transaction.Connection!.ExecuteAsync(
                "UPDATE refreshes SET state = 'processing', changed_at = @now WHERE account = @account AND state <> 'abandoned'", new { account, now = store.Time.GetUtcNow() }, transaction).ConfigureAwait(false);
            return (await transaction.Connection!.QueryAsync<string>(
                "SELECT check_id FROM refreshes WHERE account = @account AND state = 'processing' ORDER BY check_id", new { account }, transaction).ConfigureAwait(false)).AsList();
        },
        cancellationToken);

    /// <summary>Ends requests that were taken.</summary>
    /// <param name="account">The account.</param>
    /// <param name="checks">The checks' ids.</param>
    /// <param name="fulfilled">They were evaluated; else they are given up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task EndAsync(string account, IReadOnlyCollection<string> checks, bool fulfilled, CancellationToken cancellationToken) => store.NoteAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(
            (fulfilled ? "DELETE FROM refreshes" : "UPDATE refreshes SET state = 'abandoned', changed_at = @now")
                + $" WHERE account = @account AND state = 'processing' AND {store.Database.IsListed("check_id", "@checks")}",
            new { account, checks = store.Database.List(checks), now = store.Time.GetUtcNow() },
            transaction).ConfigureAwait(false),
        cancellationToken);

    private async Task<RefreshAnswer> LookAsync(DbConnection connection, DbTransaction? transaction, string account, string check, TimeSpan interval)
    {
        var asked = await connection.QueryFirstOrDefaultAsync<(string? State, DateTimeOffset At)>(
            "SELECT state, changed_at FROM refreshes WHERE account = @account AND check_id = @check", new { account, check }, transaction).ConfigureAwait(false);
        var state = Enum.TryParse<RefreshState>(asked.State, ignoreCase: true, out var written) ? written : RefreshState.None;
        if (state is RefreshState.Enqueued or RefreshState.Processing)
        {
            return new(RefreshDecision.Busy, state, TimeSpan.Zero);
        }

        var last = await connection.ExecuteScalarAsync<DateTimeOffset?>(
            "SELECT MAX(evaluated_at) FROM evaluations WHERE account = @account AND check_id = @check", new { account, check }, transaction).ConfigureAwait(false);

        // What was given up may be asked for at once.
        if (last is not { } at || (state == RefreshState.Abandoned && asked.At > at))
        {
            return new(RefreshDecision.Accepted, state, TimeSpan.Zero);
        }

        var wait = at + interval - store.Time.GetUtcNow();
        return wait > TimeSpan.Zero
            ? new(RefreshDecision.TooSoon, RefreshState.Success, wait)
            : new(RefreshDecision.Accepted, RefreshState.Success, TimeSpan.Zero);
    }
}
