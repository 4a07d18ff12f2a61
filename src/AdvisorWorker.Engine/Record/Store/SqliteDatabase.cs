using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>A SQLite file in WAL mode, or a database in memory.</summary>
internal sealed class SqliteDatabase : Database
{
    // SQLite's own codes (sqlite.org/rescode.html).
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private const int BusySeconds = 30;

    private readonly string? path;
    private readonly string connectionString;

    // A database in memory lives as long as a connection to it.
    private readonly SqliteConnection? keeper;

    public SqliteDatabase(StoreAddress.File file)
    {
        path = file.FullPath;
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusySeconds }.ConnectionString;
    }

    public SqliteDatabase()
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = Guid.NewGuid().ToString("N"), Mode = SqliteOpenMode.Memory, Cache = SqliteCacheMode.Shared }.ConnectionString;
        keeper = new(connectionString);
        keeper.Open();
    }

    public override async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await Task.FromResult(((SqliteConnection)connection).BeginTransaction(deferred: false)).ConfigureAwait(false);

    // One writer at a time, whatever it writes.
    public override Task<DbTransaction> BeginNoteAsync(DbConnection connection, CancellationToken cancellationToken) => BeginWriteAsync(connection, cancellationToken);

    public override string ForUpdate => "";

    public override async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await Task.FromResult(((SqliteConnection)connection).BeginTransaction(deferred: true)).ConfigureAwait(false);

    public override Task<DbTransaction> BeginMigrationAsync(DbConnection connection, CancellationToken cancellationToken) => BeginWriteAsync(connection, cancellationToken);

    public override async Task WriteAsync(DbTransaction transaction, BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        using var command = ((SqliteConnection)transaction.Connection!).CreateCommand();
        command.Transaction = (SqliteTransaction)transaction;
        var parameters = table.Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i.ToString(CultureInfo.InvariantCulture)}" })).ToList();
        command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", parameters.Select(parameter => parameter.ParameterName))}) {table.OnConflict}";
        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    // One parameter and not one per value, which SQLite would look up by their names, each by going through all.
    public override string IsListed(string column, string parameter) => $"{column} IN (SELECT value FROM json_each({parameter}))";

    public override object List<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values);

    public override async Task<bool> HasTableAsync(DbTransaction transaction, string name, CancellationToken cancellationToken) =>
        await transaction.Connection!.ExecuteScalarAsync<long>(
            new CommandDefinition("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @name", new { name }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false) > 0;

    public override async Task<string?> BackUpAsync(DbConnection connection, string name, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return null;
        }

        var copy = Path.IsPathFullyQualified(name) ? name : $"{path}.{name}";
        MakePrivate(copy);
        var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ConnectionString);
        await using (target.ConfigureAwait(false))
        {
            await target.OpenAsync(cancellationToken).ConfigureAwait(false);
            ((SqliteConnection)connection).BackupDatabase(target);
        }

        return copy;
    }

    public override StoreException Explain(DbException failure) => new(
        failure is not SqliteException sqlite ? $"The store {path} failed: {failure.Message}" : sqlite.SqliteErrorCode switch
        {
            NotADatabase => $"{path} is no store: it is no SQLite database.",
            Corrupt => $"The store {path} is damaged; put a backup in its place (`advisor store backup` makes one), or move it away and start anew.",
            Full => $"The store {path} cannot grow: the disk is full.",
            InputOutput => $"The store {path} could not be read or written: the disk is full or failing.",
            ReadOnly => $"The store {path} may only be read.",
            CannotOpen => $"The store {path} cannot be opened; does its folder exist, and may you write there?",
            Busy or Locked => $"The store {path} is in use by another process and was not free in time.",
            _ => $"The store {path} failed: {sqlite.Message}",
        },
        failure);

    public override bool IsPassing(Exception failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };

    public override Task<StoreHold?> HoldAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<StoreHold?>(path is null ? new StoreHold.Alone() : FileHold.Take($"{path}.{name}"));

    public override async ValueTask DisposeAsync()
    {
        if (keeper is not null)
        {
            await keeper.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            // Pooled connections keep the file open, and on Windows undeletable.
            using var connection = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(connection);
        }
    }

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (path is not null)
        {
            MakePrivate(path);
        }

        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);

            // Full: what was delivered must still be known as delivered after a power cut.
            await connection.ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;").ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // SQLite makes its files with the usual mode, and names of resources are nobody else's business.
    private static void MakePrivate(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        if (Directory.Exists(path))
        {
            throw new StoreException($"{path} is a folder, and the store is a file; name one in it.");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(path, options).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {path} cannot be made: {e.Message}", e);
        }
    }
}
