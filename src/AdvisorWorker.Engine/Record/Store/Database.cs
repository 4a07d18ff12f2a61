using System.Data.Common;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>The little in which SQLite and PostgreSQL differ. All other SQL is the same for both.</summary>
internal abstract class Database : IAsyncDisposable
{
    public static Database Of(StoreAddress address) => address switch
    {
        StoreAddress.Server server => new PostgresDatabase(server),
        StoreAddress.File file => new SqliteDatabase(file),
        _ => new SqliteDatabase(),
    };

    /// <summary>An open connection.</summary>
    /// <exception cref="StoreException">The database cannot be reached, or is none.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Explain(e);
        }
    }

    /// <summary>A transaction that writes. Writers wait for one another here, and not half-way.</summary>
    public abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>A transaction that writes and puts nothing into the outbox: it does not wait for a run that is being recorded where the database can do both.</summary>
    public abstract Task<DbTransaction> BeginNoteAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>A transaction that only reads, and waits for no writer.</summary>
    public abstract Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Closes a SELECT whose rows nobody else may change before the end of the transaction.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>A transaction that nobody else migrates during.</summary>
    public abstract Task<DbTransaction> BeginMigrationAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Writes rows; each has a value per column, a text, a <see cref="long"/> or null.</summary>
    public abstract Task WriteAsync(DbTransaction transaction, BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>The condition that a column's value is among those of a parameter, which is a <see cref="List"/>.</summary>
    public abstract string IsListed(string column, string parameter);

    /// <summary>Values as one parameter.</summary>
    public abstract object List<T>(IEnumerable<T> values);

    /// <summary>Whether a table is there.</summary>
    public abstract Task<bool> HasTableAsync(DbTransaction transaction, string name, CancellationToken cancellationToken);

    /// <summary>Puts a copy aside before a migration changes what is there; null where the database cannot.</summary>
    public abstract Task<string?> BackUpAsync(DbConnection connection, string name, CancellationToken cancellationToken);

    /// <summary>The failure, for people: what is wrong and what to do.</summary>
    public abstract StoreException Explain(DbException failure);

    /// <summary>The same may succeed soon: the database is busy, restarting or away.</summary>
    public abstract bool IsPassing(Exception failure);

    /// <summary>Takes something that one process has at a time; null where another has it.</summary>
    public abstract Task<StoreHold?> HoldAsync(string name, CancellationToken cancellationToken);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected abstract Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);
}
