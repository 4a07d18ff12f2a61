using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>An advisory lock of PostgreSQL. It belongs to a transaction, so that it works through a pooler of connections too, and ends with it.</summary>
internal sealed class PostgresHold(NpgsqlConnection connection, DbTransaction transaction) : StoreHold
{
    /// <summary>Takes it; null where another process has it.</summary>
    public static async Task<PostgresHold?> TakeAsync(NpgsqlDataSource source, string name, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        DbTransaction? transaction = null;
        try
        {
            transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            if (await connection.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_xact_lock(@key)", new { key = KeyOf(name) }, transaction).ConfigureAwait(false))
            {
                return new(connection, transaction);
            }
        }
        catch
        {
            await EndAsync(connection, transaction).ConfigureAwait(false);
            throw;
        }

        await EndAsync(connection, transaction).ConfigureAwait(false);
        return null;
    }

    public override async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await connection.ExecuteScalarAsync<int>(new CommandDefinition("SELECT 1", transaction: transaction, cancellationToken: cancellationToken)).ConfigureAwait(false) == 1;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    public override ValueTask DisposeAsync() => EndAsync(connection, transaction);

    private static async ValueTask EndAsync(NpgsqlConnection connection, DbTransaction? transaction)
    {
        try
        {
            await (transaction?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            // The connection broke, and the lock with it.
        }

        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private static long KeyOf(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"advisor {name}")));
}
