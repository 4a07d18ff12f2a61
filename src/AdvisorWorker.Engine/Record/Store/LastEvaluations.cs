using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>When checks were last evaluated, so that a daemon knows what it missed while it was away.</summary>
/// <param name="store">The store.</param>
public sealed class LastEvaluations(AdvisorStore store)
{
    /// <summary>The latest instant to which verdicts of any of some checks refer; null where none was evaluated yet.</summary>
    public Task<DateTimeOffset?> OfAsync(IReadOnlyCollection<string> checks, CancellationToken cancellationToken) => store.UseAsync(
        connection => connection.ExecuteScalarAsync<DateTimeOffset?>(
            $"SELECT MAX(evaluated_at) FROM evaluations WHERE {store.Database.IsListed("check_id", "@checks")}", new { checks = store.Database.List(checks) }),
        cancellationToken);

    /// <summary>The same of each account that was ever evaluated.</summary>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> ByAccountAsync(IReadOnlyCollection<string> checks, CancellationToken cancellationToken) => store.UseAsync(
        async connection => (IReadOnlyDictionary<string, DateTimeOffset>)(await connection.QueryAsync<(string Account, DateTimeOffset At)>(
            $"SELECT account, MAX(evaluated_at) FROM evaluations WHERE {store.Database.IsListed("check_id", "@checks")} GROUP BY account", new { checks = store.Database.List(checks) }).ConfigureAwait(false))
            .ToDictionary(row => row.Account, row => row.At, StringComparer.Ordinal),
        cancellationToken);
}
