using System.Globalization;
using Dapper;
using Npgsql;

namespace AdvisorWorker.Benchmarks.Serve;

/// <summary>How much faster several workers are than one with the same settings, over the same accounts.</summary>
internal static class ClusterScaling
{
    private const int SuspendedEvery = 7;

    // Time enough to start; nothing is measured of it.
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public static async Task RunAsync(string server, int accounts, int latency, int atOnce)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{accounts} accounts, {latency} ms a call\n"));
        Console.WriteLine("| Workers | Accounts at once, each | Wall | Against one | Busy cores of the machine | Accounts per worker |");
        Console.WriteLine("|---|---|---|---|---|---|");
        TimeSpan? one = null;
        foreach (var (workers, each) in ((int, int)[])[(1, atOnce), (3, atOnce), (1, 3 * atOnce)])
        {
            var (wall, busy, shares) = await MeasureAsync(server, accounts, latency, workers, each);
            one ??= wall;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {workers} | {each} | {wall.TotalSeconds:0.0} s | {one.Value / wall:0.00}× | {busy / wall:0.00} | {string.Join(", ", shares)} |"));
        }
    }

    private static async Task<(TimeSpan Wall, TimeSpan Busy, IEnumerable<int> Shares)> MeasureAsync(string server, int accounts, int latency, int workers, int atOnce)
    {
        var database = $"advisor_{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = "postgres" }.ConnectionString);
        await using var admin = await source.OpenConnectionAsync();
        await admin.ExecuteAsync($"CREATE DATABASE {database}");
        var address = new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;
        try
        {
            await using var running = new Workers();

            // The management account is checked too.
            await running.ServeAsync(1 + (int)Math.Ceiling((accounts - 1) * (double)SuspendedEvery / (SuspendedEvery - 1)), latency);
            var due = TimeProvider.System.GetUtcNow() + Ahead;
            due = due.AddTicks(-(due.Ticks % TimeSpan.TicksPerSecond));
            for (var i = 0; i < workers; i++)
            {
                running.Start(
                    $"atOnce: {atOnce}\nassume:\n  role: arn:aws:iam::{{account}}:role/Advisor\norganization:\n", address, "--pillars", "security", "--cron", due.ToString("s m H d M '?'", CultureInfo.InvariantCulture));
            }

            await Task.Delay(due - TimeProvider.System.GetUtcNow());
            var before = Machine.Cpu();
            await using var results = NpgsqlDataSource.Create(address);
            await using var connection = await results.OpenConnectionAsync();
            while (await connection.ExecuteScalarAsync<long>("SELECT COUNT(DISTINCT account) FROM runs WHERE complete = 1") < accounts)
            {
                await Task.Delay(Look);
            }

            var busy = Machine.Cpu() - before;
            var last = DateTimeOffset.FromUnixTimeMilliseconds(await connection.ExecuteScalarAsync<long>("SELECT MAX(finished_at) FROM runs"));
            var shares = await Task.WhenAll(running.Started.Select(worker => worker.StopAsync()));
            return (last - due, busy, shares.Select(said => said.Split('\n').Count(line => line.Contains(" INF Pass ", StringComparison.Ordinal))));
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await admin.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        }
    }
}
