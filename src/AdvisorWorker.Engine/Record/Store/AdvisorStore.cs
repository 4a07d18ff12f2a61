using System.Data;
using System.Data.Common;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Tracing;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>
/// What is remembered between runs: results, the state of every item, its transitions as an outbox of events, and how far each sink is. A SQLite file or a
/// PostgreSQL database; several processes may use one at once.
/// </summary>
public sealed class AdvisorStore : IAsyncDisposable
{
    // Two machines' clocks differ a little, and a run of one may start before the last run of the other.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private const int Attempts = 6;

    private readonly Database database;
    private readonly TimeProvider time;

    static AdvisorStore() => InstantColumns.Install();

    private AdvisorStore(StoreAddress address, Database database, TimeProvider time)
    {
        Address = address;
        this.database = database;
        this.time = time;
    }

    /// <summary>Where it is.</summary>
    public StoreAddress Address { get; }

    internal Database Database => database;

    /// <summary>Its clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Opens a store; makes or migrates it where needed.</summary>
    /// <exception cref="StoreException">It cannot be reached, is damaged, or is of a newer version.</exception>
    public static async Task<AdvisorStore> OpenAsync(StoreAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = new AdvisorStore(address, Database.Of(address), time);
        try
        {
            return await store.UseAsync(
                async connection =>
                {
                    await Migrations.ApplyAsync(store.database, connection, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
                    return store;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Refuses a clock that went back: what a run from the past finds would undo what is known since.</summary>
    /// <param name="now">The instant that a run would refer to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreException">The store knows of a later run.</exception>
    public Task CheckClockAsync(DateTimeOffset now, CancellationToken cancellationToken) => UseAsync(
        async connection =>
        {
            var last = await connection.ExecuteScalarAsync<DateTimeOffset?>("SELECT MAX(started_at) FROM runs").ConfigureAwait(false);
            if (last is { } at && at > now + ClockTolerance)
            {
                throw new StoreException($"The clock went back: the store's last run was at {at.UtcDateTime:u}, and now it is {now.UtcDateTime:u}. Correct the clock, or name another store.");
            }

            return true;
        },
        cancellationToken);

    /// <summary>Records a run in one transaction: results, states, and the events of what changed.</summary>
    /// <param name="report">The run, over one account: of several each is recorded on its own, so that one that is done is safe while others go on.</param>
    /// <param name="settings">What becomes an event.</param>
    /// <param name="cancellationToken">Gives up; nothing is recorded then.</param>
    /// <returns>The same report with what became of each item.</returns>
    /// <exception cref="StoreException">It could not be written; nothing is recorded.</exception>
    public Task<RecordedRun> RecordAsync(RunReport report, EventSettings settings, CancellationToken cancellationToken)
    {
        RecordedRun? written = null;
        return Spans.RecordAsync(report, () => WriteAsync(
            async transaction =>
            {
                // A connection that broke during the commit does not tell whether it was one. Recorded twice, the run would find nothing new in itself.
                if (written is not null && await RunRecording.IsRecordedAsync(transaction, report).ConfigureAwait(false))
                {
                    return written;
                }

                return written = await new RunRecording(database, transaction, report, settings).WriteAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken));
    }

    /// <summary>Copies the store into a file, while others use it.</summary>
    /// <exception cref="StoreException">It could not be copied, or is none that this program can copy.</exception>
    public Task<string> BackUpAsync(string path, CancellationToken cancellationToken) => UseAsync(
        async connection => await database.BackUpAsync(connection, path, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"{Address} is backed up with PostgreSQL's own program: pg_dump."),
        cancellationToken);

    /// <summary>Takes something that one process of those with this store has at a time.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Dispose it to give it back; null where another has it.</returns>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task<StoreHold?> HoldAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await database.HoldAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw database.Explain(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>Reads, again where the database was away: a connection of the pool may be one to a server that is gone.</summary>
    internal Task<T> UseAsync<T>(Func<DbConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        const int Tries = 3;
        return PatientlyAsync(() => OnceAsync(use, cancellationToken), Tries, cancellationToken);
    }

    private async Task<T> OnceAsync<T>(Func<DbConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                try
                {
                    return await use(connection).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not (DbException or StoreException or OperationCanceledException) && connection.State != ConnectionState.Open)
                {
                    // A server that dies between two commands leaves a closed connection or a transaction without one behind, and no DbException.
                    throw new StoreException($"{Address} does not answer: the connection broke.", e) { IsPassing = true };
                }
            }
        }
        catch (DbException e)
        {
            throw database.Explain(e);
        }
    }

    /// <summary>The same may succeed soon.</summary>
    internal bool IsPassing(StoreException failure) => failure.IsPassing || failure.InnerException is { } cause && database.IsPassing(cause);

    /// <summary>Writes in one transaction, again where the database was away. One at a time, so that numbers in the outbox are in the order of commits.</summary>
    internal Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken) => TransactAsync(database.BeginWriteAsync, write, Attempts, cancellationToken);

    /// <summary>Writes what is not in the outbox, and so beside a run that is being recorded.</summary>
    internal Task<T> NoteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken, int attempts = Attempts) =>
        TransactAsync(database.BeginNoteAsync, write, attempts, cancellationToken);

    private Task<T> TransactAsync<T>(
        Func<DbConnection, CancellationToken, Task<DbTransaction>> begin, Func<DbTransaction, Task<T>> write, int attempts, CancellationToken cancellationToken) => PatientlyAsync(
            () => OnceAsync(
                async connection =>
                {
                    var transaction = await begin(connection, cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        var result = await write(transaction).ConfigureAwait(false);
                        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                        return result;
                    }
                },
                cancellationToken),
            attempts,
            cancellationToken);

    private async Task<T> PatientlyAsync<T>(Func<Task<T>> work, int attempts, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (StoreException e) when (attempt < attempts && IsPassing(e))
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt - 1)), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}

/// <summary>A run as it was recorded.</summary>
/// <param name="Report">The report, its items with what became of them.</param>
/// <param name="Changes">How many items changed, by kind; the unchanged too.</param>
/// <param name="Fresh">The report without what a later run has evaluated already: what may still be acted upon.</param>
public sealed record RecordedRun(RunReport Report, IReadOnlyDictionary<Change, int> Changes, RunReport Fresh);
