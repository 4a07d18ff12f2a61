using AdvisorWorker.Engine.Record.Store;

namespace AdvisorWorker.Engine.Tests.Store;

public sealed class SqliteOutboxTests : OutboxTests, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-outbox").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    protected override Task<AdvisorStore> OpenAsync(TimeProvider clock) =>
        AdvisorStore.OpenAsync(StoreAddress.Parse(Path.Combine(folder, "advisor.db")), clock, CancellationToken.None);

    protected override Task<AdvisorStore> AgainAsync(TimeProvider clock) => OpenAsync(clock);
}
