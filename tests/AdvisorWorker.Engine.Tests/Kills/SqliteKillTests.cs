using Microsoft.Data.Sqlite;

namespace AdvisorWorker.Engine.Tests.Kills;

public sealed class SqliteKillTests : KillTests
{
    protected override Task<(string Address, Func<Task>? Crash)> NewStoreAsync(string folder) => Task.FromResult<(string, Func<Task>?)>((Path.Combine(folder, "advisor.db"), null));

    protected override async Task CheckAsync(string address)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = address, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        Assert.Equal("ok", await Dapper.SqlMapper.ExecuteScalarAsync<string>(connection, "PRAGMA integrity_check"));
    }
}
