using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Engine.Tests.Store;

public sealed class PostgresOutboxTests(PostgresServer postgres) : OutboxTests
{
    private string? database;

    protected override async Task<AdvisorStore> OpenAsync(TimeProvider clock)
    {
        database = await postgres.NewDatabaseAsync();
        return await AgainAsync(clock);
    }

    protected override Task<AdvisorStore> AgainAsync(TimeProvider clock) => AdvisorStore.OpenAsync(StoreAddress.Parse(database!), clock, CancellationToken.None);
}
