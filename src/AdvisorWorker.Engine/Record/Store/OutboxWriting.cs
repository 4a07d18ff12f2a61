using System.Data.Common;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>Puts events into the outbox.</summary>
internal static class OutboxWriting
{
    private static readonly BulkTable Table = BulkTable.Of(
        "outbox", "seq# uuid kind run_id fingerprint change previous_status status happened_at# event", key: "seq");

    /// <summary>Numbers events in the order given and writes them.</summary>
    /// <param name="database">The database.</param>
    /// <param name="transaction">The transaction in which they happen.</param>
    /// <param name="events">Rows of the table, their numbers yet to be given.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task AddAsync(Database database, DbTransaction transaction, IReadOnlyList<object?[]> events, CancellationToken cancellationToken)
    {
        var last = await transaction.Connection!.ExecuteScalarAsync<long>(
            "UPDATE counters SET value = value + @count WHERE name = 'outbox' RETURNING value", new { count = events.Count }, transaction).ConfigureAwait(false);
        for (var i = 0; i < events.Count; i++)
        {
            events[i][0] = last - events.Count + i + 1;
        }

        await database.WriteAsync(transaction, Table, events, cancellationToken).ConfigureAwait(false);
    }
}
