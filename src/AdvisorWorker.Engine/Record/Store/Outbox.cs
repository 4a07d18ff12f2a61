using System.Data.Common;
using AdvisorWorker.Engine.Publish;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>The events that wait for sinks. Each sink has a cursor of its own; what it refuses singly waits beside it.</summary>
/// <param name="store">The store.</param>
public sealed class Outbox(AdvisorStore store)
{
    /// <summary>
    /// After so many refusals of one event it is given up as a dead letter. A try counts as a refusal only where the sink took others since the one before, so that
    /// no outage makes a dead letter, however long; with the pauses of the publisher this is about eight hours of a sink that works.
    /// </summary>
    public const int MostRefusals = 50;

    // A clock that was put back must not keep a sink waiting for the instants it had noted: nothing is ever put off for so long.
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(1);

    private static readonly BulkTable Redeliveries = BulkTable.Of("redeliveries", "sink seq# attempts# refusals# tried_at# not_before# reason", key: "sink seq");
    private static readonly BulkTable DeadLetters = BulkTable.Of("dead_letters", "sink seq# attempts# died_at# reason", key: "sink seq");

    /// <summary>Makes sinks known; a new one gets what is recorded from now on.</summary>
    public async Task RegisterAsync(IEnumerable<string> sinks, CancellationToken cancellationToken)
    {
        // Mostly all are known, and asking waits for no run that is being recorded.
        var known = await store.UseAsync(connection => connection.QueryAsync<string>("SELECT name FROM sinks"), cancellationToken).ConfigureAwait(false);
        var missing = sinks.Except(known, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            await AddAsync(missing, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<bool> AddAsync(List<string> sinks, CancellationToken cancellationToken) => store.WriteAsync(
        async transaction =>
        {
            foreach (var name in sinks)
            {
                await transaction.Connection!.ExecuteAsync(
                    """
                    INSERT INTO sinks (name, last_seq, attempts, not_before, lease_until, last_used, delivered, taken_at)
                    SELECT @name, value, 0, 0, 0, @now, 0, 0 FROM counters WHERE name = 'outbox'
                    ON CONFLICT (name) DO NOTHING
                    """,
                    new { name, now = Now },
                    transaction).ConfigureAwait(false);
            }

            return true;
        },
        cancellationToken);

    /// <summary>Takes the right to deliver to a sink, or keeps it, for a while.</summary>
    /// <param name="sink">The sink.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="duration">How long it lasts unless it is taken again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False while another worker has it.</returns>
    internal Task<bool> LeaseAsync(string sink, string owner, TimeSpan duration, CancellationToken cancellationToken) => store.NoteAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(
            "UPDATE sinks SET owner = @owner, lease_until = @until, last_used = @now WHERE name = @sink AND (owner IS NULL OR owner = @owner OR lease_until < @now OR lease_until > @furthest)",
            new { sink, owner, until = Now + (long)duration.TotalMilliseconds, now = Now, furthest = NotLater },
            transaction).ConfigureAwait(false) > 0,
        cancellationToken);

    /// <summary>Gives the right back. Tried once: where that fails, the right ends by itself.</summary>
    internal Task ReleaseAsync(string sink, string owner, CancellationToken cancellationToken) => store.NoteAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(
            "UPDATE sinks SET owner = NULL, lease_until = 0 WHERE name = @sink AND owner = @owner", new { sink, owner }, transaction).ConfigureAwait(false),
        cancellationToken,
        attempts: 1);

    /// <summary>What a sink is to be sent next: events that it refused singly and that are due, else the next ones of its cursor.</summary>
    internal Task<Waiting> NextAsync(string sink, int most, CancellationToken cancellationToken) => store.UseAsync(
        async connection =>
        {
            var (cursor, notBefore) = await connection.QuerySingleAsync<(long, long)>("SELECT last_seq, not_before FROM sinks WHERE name = @sink", new { sink }).ConfigureAwait(false);
            var isAway = notBefore > Now && notBefore <= NotLater;
            var due = isAway ? [] : (await connection.QueryAsync<OutboxEntry>(
                """
                SELECT outbox.seq AS Seq, outbox.event AS Event, redeliveries.attempts AS Attempts FROM redeliveries JOIN outbox ON outbox.seq = redeliveries.seq
                WHERE redeliveries.sink = @sink AND (redeliveries.not_before <= @now OR redeliveries.not_before > @furthest) ORDER BY redeliveries.seq LIMIT @most
                """,
                new { sink, now = Now, furthest = NotLater, most }).ConfigureAwait(false)).AsList();
            if (due.Count > 0)
            {
                return new Waiting(due, IsRedelivery: true, cursor, NotBefore: null);
            }

            var next = (await connection.QueryAsync<OutboxEntry>(
                "SELECT seq AS Seq, event AS Event FROM outbox WHERE seq > @cursor ORDER BY seq LIMIT @most", new { cursor, most = isAway ? 1 : most }).ConfigureAwait(false)).AsList();
            if (next.Count > 0 && !isAway)
            {
                return new Waiting(next, IsRedelivery: false, cursor, NotBefore: null);
            }

            var later = await connection.ExecuteScalarAsync<long?>("SELECT MIN(not_before) FROM redeliveries WHERE sink = @sink", new { sink }).ConfigureAwait(false);
            return new Waiting([], IsRedelivery: false, cursor, isAway && (next.Count > 0 || later is not null) ? Instant(notBefore) : later is { } at ? Instant(at) : null);
        },
        cancellationToken);

    /// <summary>
    /// Notes what became of a batch, and moves the cursor behind it. Where that was noted meanwhile, or the cursor was set back, nothing is: a worker that was held up
    /// for longer than its right lasts undoes nothing, and what it sent is sent once more at the most.
    /// </summary>
    internal Task<bool> SettleAsync(string sink, Waiting batch, IReadOnlyList<Delivery> answers, Func<long, TimeSpan> pause, CancellationToken cancellationToken) => store.NoteAsync(
        async transaction =>
        {
            var connection = transaction.Connection!;
            var (cursor, takenAt) = await connection.QuerySingleAsync<(long, long)>(
                $"SELECT last_seq, taken_at FROM sinks WHERE name = @sink{store.Database.ForUpdate}", new { sink }, transaction).ConfigureAwait(false);
            var before = batch.IsRedelivery ? await UnsettledAsync(transaction, sink, batch).ConfigureAwait(false) : [];
            if (batch.IsRedelivery ? before.Count == 0 : cursor != batch.Cursor)
            {
                return false;
            }

            // A refusal is an answer too: the sink is there.
            var isThere = answers.Any(answer => answer.State is DeliveryState.Delivered or DeliveryState.Dead);
            var again = new List<object?[]>();
            var dead = new List<object?[]>();
            var delivered = 0;
            for (var i = 0; i < answers.Count; i++)
            {
                var (seq, answer) = (batch.Entries[i].Seq, answers[i]);
                var known = new TriedRow { Seq = seq };
                if (batch.IsRedelivery && !before.TryGetValue(seq, out known))
                {
                    continue;
                }

                var attempts = known.Attempts + 1;
                var refusals = known.Refusals + (isThere || takenAt > known.TriedAt ? 1 : 0);
                switch (answer.State)
                {
                    case DeliveryState.Delivered:
                        delivered++;
                        break;
                    case DeliveryState.Unwanted:
                        break;
                    case DeliveryState.Undelivered when refusals < MostRefusals:
                        again.Add([sink, seq, attempts, refusals, Now, Now + (long)pause(attempts).TotalMilliseconds, answer.Reason ?? "no reason given"]);
                        break;
                    default:
                        dead.Add([sink, seq, attempts, Now, answer.Reason ?? "no reason given"]);
                        break;
                }
            }

            if (batch.IsRedelivery)
            {
                await connection.ExecuteAsync(
                    $"DELETE FROM redeliveries WHERE sink = @sink AND {store.Database.IsListed("seq", "@all")}", new { sink, all = store.Database.List(before.Keys) }, transaction).ConfigureAwait(false);
            }

            if (isThere || !batch.IsRedelivery)
            {
                await connection.ExecuteAsync(
                    "UPDATE sinks SET last_seq = @last, attempts = 0, not_before = 0, reason = NULL, delivered = delivered + @delivered, taken_at = @now WHERE name = @sink",
                    new { sink, last = batch.IsRedelivery ? cursor : batch.Entries[^1].Seq, delivered, now = Now },
                    transaction).ConfigureAwait(false);
            }

            if (again.Count > 0)
            {
                await store.Database.WriteAsync(transaction, Redeliveries, again, cancellationToken).ConfigureAwait(false);
            }

            if (dead.Count > 0)
            {
                await store.Database.WriteAsync(transaction, DeadLetters, dead, cancellationToken).ConfigureAwait(false);
            }

            return true;
        },
        cancellationToken);

    // Those that nobody else has settled since they were read.
    private async Task<Dictionary<long, TriedRow>> UnsettledAsync(DbTransaction transaction, string sink, Waiting batch)
    {
        var attempts = batch.Entries.ToDictionary(entry => entry.Seq, entry => entry.Attempts);
        var rows = await transaction.Connection!.QueryAsync<TriedRow>(
            $"SELECT seq AS Seq, attempts AS Attempts, refusals AS Refusals, tried_at AS TriedAt FROM redeliveries WHERE sink = @sink AND {store.Database.IsListed("seq", "@all")}",
            new { sink, all = store.Database.List(attempts.Keys) },
            transaction).ConfigureAwait(false);
        return rows.Where(row => row.Attempts == attempts[row.Seq]).ToDictionary(row => row.Seq);
    }

    /// <summary>Notes that a sink took nothing; it is left alone for a while. Nothing is noted by who has lost the right to deliver meanwhile.</summary>
    internal Task PostponeAsync(string sink, string owner, string reason, Func<long, TimeSpan> pause, CancellationToken cancellationToken) => store.NoteAsync(
        async transaction =>
        {
            var attempts = await transaction.Connection!.ExecuteScalarAsync<long?>(
                "UPDATE sinks SET attempts = attempts + 1, reason = @reason WHERE name = @sink AND owner = @owner RETURNING attempts", new { sink, owner, reason }, transaction).ConfigureAwait(false);
            return attempts is { } count && await transaction.Connection!.ExecuteAsync(
                "UPDATE sinks SET not_before = @until WHERE name = @sink", new { sink, until = Now + (long)pause(count).TotalMilliseconds }, transaction).ConfigureAwait(false) > 0;
        },
        cancellationToken);

    /// <summary>Every event that is kept, in order; for looking, not for delivering.</summary>
    public Task<IReadOnlyList<Events.EventEnvelope>> PeekAsync(CancellationToken cancellationToken) => store.UseAsync<IReadOnlyList<Events.EventEnvelope>>(
        async connection => (await connection.QueryAsync<string>("SELECT event FROM outbox ORDER BY seq").ConfigureAwait(false)).Select(Events.EventEnvelope.Parse).ToList(), cancellationToken);

    /// <summary>The number of the newest event.</summary>
    public Task<long> LastAsync(CancellationToken cancellationToken) => store.UseAsync(
        connection => connection.ExecuteScalarAsync<long>("SELECT value FROM counters WHERE name = 'outbox'"), cancellationToken);

    /// <summary>The events after a number, in order, each as one line of JSON; for looking, not for delivering.</summary>
    public Task<IReadOnlyList<(long Number, string Event)>> SinceAsync(long number, int most, CancellationToken cancellationToken) => store.UseAsync<IReadOnlyList<(long, string)>>(
        async connection =>
        [
            .. (await connection.QueryAsync<OutboxEntry>("SELECT seq AS Seq, event AS Event FROM outbox WHERE seq > @number ORDER BY seq LIMIT @most", new { number, most }).ConfigureAwait(false))
                .Select(entry => (entry.Seq, entry.Event)),
        ],
        cancellationToken);

    /// <summary>How far each sink is.</summary>
    public Task<IReadOnlyList<SinkStatus>> StatusAsync(CancellationToken cancellationToken) => store.UseAsync<IReadOnlyList<SinkStatus>>(
        async connection =>
        [
            .. (await connection.QueryAsync<SinkRow>(
                """
                SELECT name AS Name, delivered AS Delivered, not_before AS NotBefore, reason AS Reason,
                  (SELECT COUNT(*) FROM outbox WHERE seq > last_seq) + (SELECT COUNT(*) FROM redeliveries WHERE sink = name) AS Waiting,
                  (SELECT COUNT(*) FROM dead_letters WHERE sink = name) AS Dead,
                  (SELECT MAX(reason) FROM redeliveries WHERE sink = name) AS RedeliveryReason
                FROM sinks ORDER BY name
                """).ConfigureAwait(false)).Select(row => new SinkStatus(
                    row.Name, row.Delivered, row.Waiting, row.Dead, row.Reason ?? row.RedeliveryReason, row.NotBefore > 0 ? Instant(row.NotBefore) : null)),
        ],
        cancellationToken);

    /// <summary>The events that a sink refused for good, or too often.</summary>
    /// <param name="sink">The sink; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(string? sink, CancellationToken cancellationToken) => store.UseAsync<IReadOnlyList<DeadLetter>>(
        async connection =>
        [
            .. (await connection.QueryAsync<DeadRow>(
                """
                SELECT dead_letters.sink AS Sink, dead_letters.seq AS Seq, dead_letters.attempts AS Attempts, dead_letters.died_at AS DiedAt, dead_letters.reason AS Reason,
                  outbox.uuid AS Uuid, outbox.event AS Event
                FROM dead_letters JOIN outbox ON outbox.seq = dead_letters.seq WHERE @sink IS NULL OR dead_letters.sink = @sink ORDER BY dead_letters.seq, dead_letters.sink
                """,
                new { sink }).ConfigureAwait(false)).Select(row => new DeadLetter(row.Sink, row.Seq, row.Uuid, row.Attempts, Instant(row.DiedAt), row.Reason, row.Event)),
        ],
        cancellationToken);

    /// <summary>Lets dead letters be delivered again.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> ReviveAsync(string? sink, CancellationToken cancellationToken) => store.WriteAsync(
        async transaction =>
        {
            await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO redeliveries (sink, seq, attempts, refusals, tried_at, not_before, reason) SELECT sink, seq, 0, 0, 0, 0, reason FROM dead_letters WHERE @sink IS NULL OR sink = @sink
                ON CONFLICT (sink, seq) DO NOTHING
                """,
                new { sink },
                transaction).ConfigureAwait(false);
            return await transaction.Connection!.ExecuteAsync("DELETE FROM dead_letters WHERE @sink IS NULL OR sink = @sink", new { sink }, transaction).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Sets a sink's cursor back, so that it gets again what happened since an instant. Readers know the events by their uuids.</summary>
    /// <returns>How many events it will get again.</returns>
    public Task<int> ReplayAsync(string sink, DateTimeOffset since, CancellationToken cancellationToken) => store.WriteAsync(
        async transaction =>
        {
            var first = await transaction.Connection!.ExecuteScalarAsync<long?>(
                "SELECT MIN(seq) FROM outbox WHERE happened_at >= @since", new { since }, transaction).ConfigureAwait(false);
            if (first is not { } seq)
            {
                return 0;
            }

            var changed = await transaction.Connection!.ExecuteAsync(
                "UPDATE sinks SET last_seq = @last, attempts = 0, not_before = 0 WHERE name = @sink AND last_seq >= @seq", new { sink, seq, last = seq - 1 }, transaction).ConfigureAwait(false);
            return changed == 0
                ? 0
                : await transaction.Connection!.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM outbox WHERE seq >= @seq", new { seq }, transaction).ConfigureAwait(false);
        },
        cancellationToken);

    private long Now => store.Time.GetUtcNow().ToUnixTimeMilliseconds();

    private long NotLater => Now + (long)Furthest.TotalMilliseconds;

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    // Classes and not records with parameters: SQLite does not know the type of a column before its first value.
    private sealed class SinkRow
    {
        public string Name { get; init; } = "";

        public long Delivered { get; init; }

        public long NotBefore { get; init; }

        public string? Reason { get; init; }

        public long Waiting { get; init; }

        public long Dead { get; init; }

        public string? RedeliveryReason { get; init; }
    }

    private sealed class TriedRow
    {
        public long Seq { get; init; }

        public long Attempts { get; init; }

        public long Refusals { get; init; }

        public long TriedAt { get; init; }
    }

    private sealed class DeadRow
    {
        public string Sink { get; init; } = "";

        public long Seq { get; init; }

        public long Attempts { get; init; }

        public long DiedAt { get; init; }

        public string Reason { get; init; } = "";

        public string Uuid { get; init; } = "";

        public string Event { get; init; } = "";
    }
}

/// <summary>An event in the outbox.</summary>
internal sealed class OutboxEntry
{
    /// <summary>Its number.</summary>
    public long Seq { get; init; }

    /// <summary>The envelope as JSON.</summary>
    public string Event { get; init; } = "";

    /// <summary>How often it was tried.</summary>
    public long Attempts { get; init; }
}

/// <summary>What a sink is to be sent.</summary>
/// <param name="Entries">The events; none where nothing is due.</param>
/// <param name="IsRedelivery">They were refused singly before; else they are at the cursor.</param>
/// <param name="Cursor">Where the cursor stood.</param>
/// <param name="NotBefore">Where nothing is due: when something will be; null where nothing waits.</param>
internal sealed record Waiting(IReadOnlyList<OutboxEntry> Entries, bool IsRedelivery, long Cursor, DateTimeOffset? NotBefore);

/// <summary>How far a sink is.</summary>
/// <param name="Name">The sink.</param>
/// <param name="Delivered">Events that it took, ever.</param>
/// <param name="Waiting">Events that wait for it.</param>
/// <param name="Dead">Events that it refused for good.</param>
/// <param name="Reason">Why it took nothing the last time; null where it did.</param>
/// <param name="NotBefore">When it is tried again.</param>
public sealed record SinkStatus(string Name, long Delivered, long Waiting, long Dead, string? Reason, DateTimeOffset? NotBefore);

/// <summary>An event that a sink refused for good, or too often.</summary>
/// <param name="Sink">The sink.</param>
/// <param name="Seq">Its number.</param>
/// <param name="Uuid">The event's uuid.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="DiedAt">When it was given up.</param>
/// <param name="Reason">Why.</param>
/// <param name="Event">The envelope as JSON.</param>
public sealed record DeadLetter(string Sink, long Seq, string Uuid, long Attempts, DateTimeOffset DiedAt, string Reason, string Event);
