using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Events;
using Dapper;

namespace AdvisorWorker.Engine.Record.Store;

/// <summary>Records a run over one account in one transaction: compares its items with the known states and writes what differs, in batches.</summary>
internal sealed class RunRecording(Database database, DbTransaction transaction, RunReport report, EventSettings settings)
{
    private const int Batch = 1_000;

    private static readonly BulkTable Runs = BulkTable.Of("runs", "id account started_at# finished_at# complete# interrupted# regions api_calls#", key: "id");
    private static readonly BulkTable Results = BulkTable.Of(
        "check_results", "run_id account check_id status reason processed# flagged# ignored# suppressed# savings currency", key: "run_id account check_id");

    private static readonly BulkTable Evaluations = BulkTable.Of("evaluations", "account scope check_id run_id evaluated_at# complete#", key: "account scope check_id");
    private readonly string account = report.Run.Accounts is [var only] ? only : throw new ArgumentException("Each account of a run over several is recorded on its own.", nameof(report));
    private readonly DateTimeOffset at = report.Run.StartedAt;
    private readonly List<object?[]> rows = [];
    private readonly List<object?[]> events = [];
    private readonly Dictionary<Change, int> counts = Enum.GetValues<Change>().ToDictionary(change => change, _ => 0);
    private readonly List<(string Scope, string CheckId)> units = [];
    private readonly Dictionary<(string Scope, string CheckId), int> unitNumbers = [];

    private DbConnection Connection => transaction.Connection!;

    /// <summary>Whether this very run is in the store.</summary>
    public static async Task<bool> IsRecordedAsync(DbTransaction transaction, RunReport report) =>
        await transaction.Connection!.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM runs WHERE id = @id", new { id = report.Run.Id }, transaction).ConfigureAwait(false) > 0;

    public async Task<RecordedRun> WriteAsync(CancellationToken cancellationToken)
    {
        var stale = await StaleUnitsAsync().ConfigureAwait(false);
        var known = await KnownAsync().ConfigureAwait(false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var checks = ImmutableArray.CreateBuilder<CheckResult>(report.Checks.Length);
        var instant = ((Cell)(DateTimeOffset?)at).Text ?? "";
        foreach (var check in report.Checks)
        {
            var items = ImmutableArray.CreateBuilder<Item>(check.Items.Length);
            foreach (var item in check.Items)
            {
                // An item that a check gives twice is one item.
                if (!item.IsFlagged || stale.Contains((item.Scope, check.Check.Id)) || !seen.Add(item.Fingerprint))
                {
                    items.Add(item);
                    continue;
                }

                items.Add(Note(item, known.TryGetValue(item.Fingerprint, out var before) ? before : null, ItemRow.ContentOf(item, instant)));
                await FlushAsync(Batch, cancellationToken).ConfigureAwait(false);
            }

            checks.Add(check with { Items = items.DrainToImmutable() });
        }

        await ResolveAsync([.. known.Where(item => item.Value.IsFlagged && !seen.Contains(item.Key) && IsProven(item.Value, stale)).Select(item => item.Key)], cancellationToken)
            .ConfigureAwait(false);
        var recorded = report with { Checks = checks.DrainToImmutable() };
        AddRunEvent(recorded);
        await FlushAsync(1, cancellationToken).ConfigureAwait(false);
        await WriteSummaryAsync(recorded, stale, cancellationToken).ConfigureAwait(false);
        return new(recorded, counts, stale.Count == 0 ? recorded : recorded with
        {
            Checks = [.. recorded.Checks.Select(check => check with { Items = [.. check.Items.Where(item => !stale.Contains((item.Scope, check.Check.Id)))] })],
        });
    }

    // A worker that was held up may come with an older run than another has recorded since.
    private async Task<HashSet<(string Scope, string CheckId)>> StaleUnitsAsync()
    {
        var newer = await Connection.QueryAsync<(string, string)>(
            "SELECT scope, check_id FROM evaluations WHERE account = @account AND evaluated_at > @at", new { account, at }, transaction).ConfigureAwait(false);
        return [.. newer];
    }

    private async Task<Dictionary<string, ItemState>> KnownAsync()
    {
        var known = new Dictionary<string, ItemState>(StringComparer.Ordinal);
        var reader = await Connection.ExecuteReaderAsync(
            "SELECT fingerprint, status, suppressed, content, scope, check_id, region, last_changed, first_seen FROM items WHERE account = @account", new { account }, transaction).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                known[reader.GetString(0)] = new(
                    ItemRow.StatusOf(reader.GetString(1)), reader.GetInt64(2) != 0, reader.GetInt64(3), Unit(reader.GetString(4), reader.GetString(5)), reader.GetInt64(7), reader.GetInt64(8), IsInRun(reader.GetString(6)));
            }
        }

        return known;
    }

    private int Unit(string scope, string checkId)
    {
        if (!unitNumbers.TryGetValue((scope, checkId), out var number))
        {
            unitNumbers[(scope, checkId)] = number = units.Count;
            units.Add((scope, checkId));
        }

        return number;
    }

    // Lists of the whole account are complete, and yet this run may have left out the records of a Region.
    private bool IsInRun(string region) => region == AwsScope.Global || report.Run.Regions.Contains(region);

    private bool IsProven(ItemState item, HashSet<(string Scope, string CheckId)> stale)
    {
        completeUnits ??= [.. report.Evaluated.Where(unit => unit.Complete && unit.Account == account).Select(unit => (unit.Scope, unit.CheckId))];
        return item.IsInRun && completeUnits.Contains(units[item.Unit]) && !stale.Contains(units[item.Unit]);
    }

    private HashSet<(string Scope, string CheckId)>? completeUnits;

    private Item Note(Item item, ItemState? before, long content)
    {
        var change = ChangeOf(item, before);
        counts[change]++;

        // What comes back after it was resolved is flagged since then.
        var since = before is { IsFlagged: true } known ? known.FirstSeen : at.ToUnixTimeMilliseconds();
        if (change is not Change.Unchanged || before!.Value.Content != content)
        {
            rows.Add(ItemRow.Of(item, since, change is Change.Unchanged ? before!.Value.ChangedAt : at.ToUnixTimeMilliseconds(), report.Run.Id, content));
        }

        // What is silenced is told once, when it becomes so.
        if (change is Change.Suppressed || (!item.IsSuppressed && (change is not Change.Unchanged || settings.Items == EventItems.All)))
        {
            AddEvent(item, change, before?.Status);
        }

        return item with { Change = change, FirstSeen = DateTimeOffset.FromUnixTimeMilliseconds(since) };
    }

    private static Change ChangeOf(Item item, ItemState? before) => before switch
    {
        not { IsFlagged: true } => Change.New,
        { Suppressed: false } when item.IsSuppressed => Change.Suppressed,
        { Suppressed: true } when !item.IsSuppressed => Change.New,
        { } known when known.Status != item.Status => Change.Changed,
        _ => Change.Unchanged,
    };

    private async Task ResolveAsync(IReadOnlyList<string> fingerprints, CancellationToken cancellationToken)
    {
        var descriptors = report.Checks.Select(check => check.Check).DistinctBy(check => check.Id).ToDictionary(check => check.Id, StringComparer.Ordinal);
        foreach (var some in fingerprints.Chunk(Batch))
        {
            var gone = await Connection.QueryAsync<ItemRow>(
                $"""
                SELECT fingerprint AS Fingerprint, scope AS Scope, region AS Region, check_id AS CheckId, resource_id AS ResourceId, item_key AS ItemKey, arn AS Arn,
                  suppressed AS Suppressed, first_seen AS FirstSeen, reason AS Reason, cells AS Cells, savings AS Savings, currency AS Currency, status AS Status
                FROM items WHERE {database.IsListed("fingerprint", "@some")}
                """,
                new { some = database.List(some) },
                transaction).ConfigureAwait(false);
            foreach (var row in gone.AsList())
            {
                counts[Change.Resolved]++;
                var item = row.Resolved(descriptors[row.CheckId], account);
                rows.Add(ItemRow.Of(item, row.FirstSeen, at.ToUnixTimeMilliseconds(), report.Run.Id, content: 0));
                if (row.Suppressed == 0)
                {
                    AddEvent(item, Change.Resolved, ItemRow.StatusOf(row.Status));
                }
            }

            await FlushAsync(Batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private void AddEvent(Item item, Change change, CheckStatus? previous)
    {
        var envelope = ReportEvents.Envelope(item, change, previous, at, report.Run.Id, settings.Source);
        events.Add(
        [
            0L, envelope.Id, "item", report.Run.Id, item.Fingerprint, ReportEvents.Word(change), previous is { } before ? ItemRow.Word(before) : null,
            ItemRow.Word(item.Status), at.ToUnixTimeMilliseconds(), envelope.ToJson(),
        ]);
    }

    private void AddRunEvent(RunReport recorded)
    {
        var envelope = ReportEvents.Envelope(recorded, settings.Source);
        events.Add([0L, envelope.Id, "run", report.Run.Id, null, null, null, null, at.ToUnixTimeMilliseconds(), envelope.ToJson()]);
    }

    private async Task FlushAsync(int atLeast, CancellationToken cancellationToken)
    {
        if (rows.Count >= atLeast)
        {
            await database.WriteAsync(transaction, ItemRow.Table, rows, cancellationToken).ConfigureAwait(false);
            rows.Clear();
        }

        if (events.Count >= atLeast)
        {
            await OutboxWriting.AddAsync(database, transaction, events, cancellationToken).ConfigureAwait(false);
            events.Clear();
            HeapTrim.Due();
        }
    }

    private async Task WriteSummaryAsync(RunReport recorded, HashSet<(string Scope, string CheckId)> stale, CancellationToken cancellationToken)
    {
        var run = recorded.Run;
        await database.WriteAsync(
            transaction,
            Runs,
            [[run.Id, account, at.ToUnixTimeMilliseconds(), run.FinishedAt.ToUnixTimeMilliseconds(), run.Complete ? 1L : 0L, run.Interrupted ? 1L : 0L, JsonSerializer.Serialize(run.Regions), run.ApiCalls.Total]],
            cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            transaction,
            Results,
            [.. recorded.Checks.Select(check => (object?[])
            [
                run.Id, check.Account, check.Check.Id, check.Status == CheckStatus.NotAvailable ? "not_available" : ItemRow.Word(check.Status), check.Reason,
                check.Summary.Processed, check.Summary.Flagged, check.Summary.Ignored, check.Summary.Suppressed,
                check.Savings?.Amount.ToString(CultureInfo.InvariantCulture), check.Savings?.Currency,
            ])],
            cancellationToken).ConfigureAwait(false);
        foreach (var some in recorded.Evaluated.Where(unit => !stale.Contains((unit.Scope, unit.CheckId))).Chunk(Batch))
        {
            await database.WriteAsync(
                transaction,
                Evaluations,
                [.. some.Select(unit => (object?[])[unit.Account, unit.Scope, unit.CheckId, run.Id, at.ToUnixTimeMilliseconds(), unit.Complete ? 1L : 0L])],
                cancellationToken).ConfigureAwait(false);
        }
    }
}
