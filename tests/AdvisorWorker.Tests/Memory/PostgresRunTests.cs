using System.Text;
using AdvisorWorker.Tests.Support;
using AdvisorWorker.TestSupport;
using Dapper;
using Npgsql;

namespace AdvisorWorker.Tests.Memory;

/// <summary>The program on a PostgreSQL that asks for a password.</summary>
public sealed class PostgresRunTests : IAsyncDisposable
{
    private readonly PostgresServer postgres = new() { Password = Canaries.Password };
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-memory").FullName;

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Runs_at_once_tell_every_change_once() => await SharedStore.TestAsync(await postgres.NewDatabaseAsync(), folder);

    [Fact]
    public async Task No_secret_is_printed_or_remembered()
    {
        var store = await postgres.NewDatabaseAsync();
        await Canaries.RunAsync(store, folder);

        await using var connection = new NpgsqlConnection(store);
        var tables = (await connection.QueryAsync<string>("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).AsList();
        Assert.Contains("dead_letters", tables);
        foreach (var table in tables)
        {
            var rows = (await connection.QueryAsync<string>($"SELECT row_to_json(one)::text FROM {table} AS one")).AsList();
            Assert.True(rows.Count > 0 || table is "suppressions" or "redeliveries" or "refreshes", $"{table} is empty, and proves nothing.");
            Canaries.AssertNone(table, Encoding.UTF8.GetBytes(string.Join('\n', rows)));
        }
    }

    [Fact]
    public async Task A_wrong_password_is_said_in_one_line()
    {
        var wrong = new NpgsqlConnectionStringBuilder(await postgres.NewDatabaseAsync()) { Password = "canary-wrong" };
        var run = await Advisor.RunAsync(["run", "--demo", "--checks", "HCP4007jGY"], new Dictionary<string, string?> { ["Store"] = wrong.ConnectionString });

        Assert.True(run.ExitCode == 2, run.Errors);
        Assert.Equal($"advisor: --store: PostgreSQL 127.0.0.1:{wrong.Port}/{wrong.Database} refuses the user or the password.", Assert.Single(run.ErrorLines));
        Assert.Equal("", run.Output);
    }
}
