using System.Data.Common;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.TestSupport;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AdvisorWorker.Tests.Properties;

/// <summary>What is remembered of an account that changes by chance: just what differs, once, and the same in both databases.</summary>
public sealed class MemoryPropertyTests : IAsyncDisposable
{
    private const int Runs = 6;

    private readonly PostgresServer postgres = new();

    public ValueTask DisposeAsync() => postgres.DisposeAsync();

    [Fact]
    public async Task Changes_are_what_differs_and_both_databases_tell_the_same()
    {
        // Skips the test where there is no PostgreSQL.
        await postgres.NewDatabaseAsync();
        await Seeds.EachAsync(3, 2, async seed =>
        {
            var reports = await LifeAsync(seed);
            var folder = Directory.CreateTempSubdirectory("advisor-property").FullName;
            try
            {
                var file = Path.Combine(folder, "advisor.db");
                await using var sqlite = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
                var told = await RecordAsync(file, sqlite, reports);

                var address = await postgres.NewDatabaseAsync();
                await using var connection = new NpgsqlConnection(address);
                Assert.Equal(told, await RecordAsync(address, connection, reports));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
    }

    /// <summary>Some runs over an account that becomes another one and maybe what it was, of which now and then something cannot be read.</summary>
    private static async Task<IReadOnlyList<RunReport>> LifeAsync(int seed)
    {
        var chance = new Random(seed);
        var reports = new List<RunReport>();
        foreach (var account in (int[])[seed, -seed])
        {
            reports.Add(await RandomAccount.ReportAsync(account));
            await using var foul = await RandomAccount.ServeAsync(RandomAccount.Make(account), new() { Faults = RandomFaults.Lasting(seed), FaultSeed = seed });
            reports.Add(await foul.RunAsync(retries: 0));
        }

        // There and back again at least, and each twice in a row now and then.
        int[] order = [0, 0, 2, 0, .. Enumerable.Range(0, Runs).Select(_ => chance.Next(reports.Count))];
        return [.. order.Select((which, number) => reports[which] with
        {
            Run = reports[which].Run with { Id = $"run-{number}", StartedAt = reports[which].Run.StartedAt.AddHours(number) },
        })];
    }

    /// <summary>Records the runs, holds what is said of them against what differs, and gives all that was told.</summary>
    private static async Task<string> RecordAsync(string address, DbConnection connection, IReadOnlyList<RunReport> reports)
    {
        await using var store = await AdvisorStore.OpenAsync(StoreAddress.Parse(address), TimeProvider.System, TestContext.Current.CancellationToken);
        var flagged = new Dictionary<string, Item>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            var recorded = await store.RecordAsync(report, new EventSettings(), TestContext.Current.CancellationToken);

            var expected = Enum.GetValues<Change>().ToDictionary(change => change, _ => new HashSet<string>());
            foreach (var item in report.Items.Where(item => item.IsFlagged))
            {
                expected[!flagged.TryGetValue(item.Fingerprint, out var before) ? Change.New : before.Status == item.Status ? Change.Unchanged : Change.Changed].Add(item.Fingerprint);
            }

            var complete = report.Evaluated.Where(unit => unit.Complete).Select(unit => (unit.Scope, unit.CheckId)).ToHashSet();
            var seen = report.Items.Where(item => item.IsFlagged).ToDictionary(item => item.Fingerprint);
            foreach (var gone in flagged.Values.Where(item => !seen.ContainsKey(item.Fingerprint) && complete.Contains((item.Scope, item.Check.Id))).ToList())
            {
                expected[Change.Resolved].Add(gone.Fingerprint);
                flagged.Remove(gone.Fingerprint);
            }

            foreach (var (fingerprint, item) in seen)
            {
                flagged[fingerprint] = item;
            }

            Assert.Equal(expected.ToDictionary(change => change.Key, change => change.Value.Count), recorded.Changes);
            var told = (await connection.QueryAsync<(string Change, string Fingerprint)>(
                "SELECT change, fingerprint FROM outbox WHERE kind = 'item' AND run_id = @run", new { run = report.Run.Id })).ToLookup(item => item.Change, item => item.Fingerprint);
            foreach (var change in Enum.GetValues<Change>())
            {
                Assert.Equal((change == Change.Unchanged ? [] : expected[change]).Order(StringComparer.Ordinal), told[ReportEvents.Word(change)].Order(StringComparer.Ordinal));
            }
        }

        return await EverythingAsync(connection);
    }

    private static async Task<string> EverythingAsync(DbConnection connection)
    {
        var lines = new List<string>();
        foreach (var (table, order) in ((string, string)[])[("outbox", "seq"), ("items", "fingerprint"), ("evaluations", "account, scope, check_id"), ("check_results", "run_id, check_id"), ("runs", "id")])
        {
            await using var rows = await connection.ExecuteReaderAsync($"SELECT * FROM {table} ORDER BY {order}");
            while (await rows.ReadAsync())
            {
                lines.Add($"{table} {string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue))}");
            }
        }

        return string.Join('\n', lines);
    }
}
