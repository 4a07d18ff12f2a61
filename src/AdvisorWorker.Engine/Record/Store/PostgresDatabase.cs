using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>A PostgreSQL database.</summary>
internal sealed class PostgresDatabase(StoreAddress.Server address) : Database
{
    // Any number does, as long as all workers take the same.
    private const long MigrationLock = 0x0AD71504;

    // Its client has no name for it (PostgreSQL's manual, appendix A).
    private const string IdleInTransaction = "25P03";

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(address.ConnectionString);

    public override async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

        // One writer at a time: numbers in the outbox are then given in the order of commits, and no reader passes one that comes later. One that is paused or
        // cut off meanwhile must not keep the others waiting for ever.
        await connection.ExecuteAsync(
            "SET LOCAL idle_in_transaction_session_timeout = '30s'; SELECT value FROM counters WHERE name = 'outbox' FOR UPDATE", transaction: transaction).ConfigureAwait(false);
        return transaction;
    }

    public override async Task<DbTransaction> BeginNoteAsync(DbConnection connection, CancellationToken cancellationToken) => await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    public override Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) => BeginNoteAsync(connection, cancellationToken);

    public override string ForUpdate => " FOR UPDATE";

    public override async Task<DbTransaction> BeginMigrationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@id)", new { id = MigrationLock }, transaction).ConfigureAwait(false);
        return transaction;
    }

    public override async Task WriteAsync(DbTransaction transaction, BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand { Connection = (NpgsqlConnection)transaction.Connection!, Transaction = (NpgsqlTransaction)transaction };
        await using (command.ConfigureAwait(false))
        {
            var arrays = new List<string>();
            for (var i = 0; i < table.Columns.Length; i++)
            {
                var index = i;
                var isNumber = table.Columns[i].IsNumber;
                command.Parameters.Add(new NpgsqlParameter
                {
                    Value = isNumber ? rows.Select(row => (long?)row[index]).ToArray() : rows.Select(row => Clean((string?)row[index])).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | (isNumber ? NpgsqlDbType.Bigint : NpgsqlDbType.Text),
                });
                arrays.Add("$" + (i + 1).ToString(CultureInfo.InvariantCulture));
            }

            command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnList}) SELECT * FROM unnest({string.Join(", ", arrays)}) {table.OnConflict}";
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override string IsListed(string column, string parameter) => $"{column} = ANY({parameter})";

    public override object List<T>(IEnumerable<T> values) => values.ToArray();

    public override async Task<bool> HasTableAsync(DbTransaction transaction, string name, CancellationToken cancellationToken) =>
        await transaction.Connection!.ExecuteScalarAsync<bool>(
            new CommandDefinition("SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = ANY(current_schemas(false)) AND tablename = @name)", new { name }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);

    // A migration is one transaction, so the database goes back by itself; a copy is pg_dump's.
    public override Task<string?> BackUpAsync(DbConnection connection, string name, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public override StoreException Explain(DbException failure) => new(
        failure switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => $"{address} refuses the user or the password.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => $"{address} does not exist; create the database first.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied => $"{address} denies: {denied.MessageText}.",
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => $"{address} cannot grow: its disk is full.",
            PostgresException other => $"{address} failed: {other.MessageText} ({other.SqlState}).",
            _ => $"{address} does not answer: {(failure.InnerException ?? failure).Message}",
        },
        failure);

    public override bool IsPassing(Exception failure) =>
        failure is NpgsqlException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or IdleInTransaction };

    public override async Task<StoreHold?> HoldAsync(string name, CancellationToken cancellationToken) => await PostgresHold.TakeAsync(source, name, cancellationToken).ConfigureAwait(false);

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken) => await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    // PostgreSQL's texts cannot hold U+0000; names of resources may.
    private static string? Clean(string? text) => text?.Replace('\0', '\uFFFD');
}
