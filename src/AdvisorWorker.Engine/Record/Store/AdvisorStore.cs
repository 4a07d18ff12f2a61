using System.Data.Common;
using AdvisorWorker.Engine.Publish;
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

    private readonly Database database;
    private readonly TimeProvider time;

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
        var database = Database.Of(address);
        try
        {
            var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                await Migrations.ApplyAsync(database, connection, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }

            return new(address, database, time);
        }
        catch (DbException e)
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw database.Explain(e);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
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
            var last = await connection.ExecuteScalarAsync<long?>("SELECT MAX(started_at) FROM runs").ConfigureAwait(false);
            if (last is { } known && DateTimeOffset.FromUnixTimeMilliseconds(known) is var at && at > now + ClockTolerance)
            {
                throw new StoreException($"The clock went back: the store's last run was at {at.UtcDateTime:u}, and now it is {now.UtcDateTime:u}. Correct the clock, or name another store.");
            }

            return true;
        },
        cancellationToken);

    /// <summary>Records a run in one transaction: results, states, and the events of what changed.</summary>
    /// <param name="report">The run.</param>
    /// <param name="settings">What becomes an event.</param>
    /// <param name="cancellationToken">Gives up; nothing is recorded then.</param>
    /// <returns>The same report with what became of each item.</returns>
    /// <exception cref="StoreException">It could not be written; nothing is recorded.</exception>
    public Task<RecordedRun> RecordAsync(RunReport report, EventSettings settings, CancellationToken cancellationToken) => WriteAsync(
        transaction => new RunRecording(database, transaction, report, settings).WriteAsync(cancellationToken), cancellationToken);

    /// <summary>Copies the store into a file, while others use it.</summary>
    /// <exception cref="StoreException">It could not be copied, or is none that this program can copy.</exception>
    public Task<string> BackUpAsync(string path, CancellationToken cancellationToken) => UseAsync(
        async connection => await database.BackUpAsync(connection, path, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"{Address} is backed up with PostgreSQL's own program: pg_dump."),
        cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>Reads.</summary>
    internal async Task<T> UseAsync<T>(Func<DbConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return await use(connection).ConfigureAwait(false);
            }
        }
        catch (DbException e)
        {
            throw database.Explain(e);
        }
    }

    /// <summary>Writes in one transaction, again where the database was away.</summary>
    internal async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken)
    {
        const int Attempts = 6;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await UseAsync(
                    async connection =>
                    {
                        var transaction = await database.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
                        await using (transaction.ConfigureAwait(false))
                        {
                            var result = await write(transaction).ConfigureAwait(false);
                            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                            return result;
                        }
                    },
                    cancellationToken).ConfigureAwait(false);
            }
            catch (StoreException e) when (attempt < Attempts && e.InnerException is { } cause && database.IsPassing(cause))
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt - 1)), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}

/// <summary>A run as it was recorded.</summary>
/// <param name="Report">The report, its items with what became of them.</param>
/// <param name="Changes">How many items changed, by kind; the unchanged too.</param>
public sealed record RecordedRun(RunReport Report, IReadOnlyDictionary<Change, int> Changes);
