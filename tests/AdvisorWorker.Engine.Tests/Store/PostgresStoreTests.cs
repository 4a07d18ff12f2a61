using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Engine.Tests.Store;

public sealed class PostgresStoreTests(PostgresServer postgres) : StoreTests
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private string? database;

    [Fact]
    public async Task A_database_that_does_not_exist_is_named_without_the_password()
    {
        var existing = await postgres.NewDatabaseAsync();
        var missing = new Npgsql.NpgsqlConnectionStringBuilder(existing) { Database = "nowhere", Password = "canary-password" };

        var refused = await Assert.ThrowsAsync<StoreException>(() =>
            AdvisorStore.OpenAsync(StoreAddress.Parse(missing.ConnectionString), TimeProvider.System, CancellationToken.None));

        Assert.Equal($"PostgreSQL 127.0.0.1:{missing.Port}/nowhere does not exist; create the database first.", refused.Message);
        Assert.DoesNotContain("canary", refused.ToString());
    }

    [Fact]
    public async Task A_server_that_is_away_is_named()
    {
        var refused = await Assert.ThrowsAsync<StoreException>(() =>
            AdvisorStore.OpenAsync(StoreAddress.Parse("postgres://advisor:canary@127.0.0.1:9/advisor"), TimeProvider.System, CancellationToken.None));

        Assert.StartsWith("PostgreSQL 127.0.0.1:9/advisor does not answer: ", refused.Message);
    }

    protected override async Task<AdvisorStore> OpenAsync()
    {
        await gate.WaitAsync();
        database ??= await postgres.NewDatabaseAsync();
        gate.Release();
        return await AgainAsync();
    }

    protected override async Task<AdvisorStore> AgainAsync()
    {
        if (database is null)
        {
            return await OpenAsync();
        }

        return await AdvisorStore.OpenAsync(StoreAddress.Parse(database), TimeProvider.System, CancellationToken.None);
    }
}
