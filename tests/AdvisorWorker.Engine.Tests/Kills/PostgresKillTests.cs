using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Engine.Tests.Kills;

/// <summary>The worker is killed, and the database is too, both workers' at once. The server is this class's own: others must not be disturbed.</summary>
public sealed class PostgresKillTests : KillTests, IAsyncDisposable
{
    private readonly PostgresServer postgres = new();
    private readonly SemaphoreSlim crashing = new(1, 1);

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        crashing.Dispose();
    }

    protected override async Task<(string Address, Func<Task>? Crash)> NewStoreAsync(string folder)
    {
        await crashing.WaitAsync();
        try
        {
            return (await postgres.NewDatabaseAsync(), CrashAsync);
        }
        finally
        {
            crashing.Release();
        }
    }

    private async Task CrashAsync()
    {
        await crashing.WaitAsync();
        try
        {
            await postgres.CrashAsync();
            await postgres.RestartAsync();
        }
        finally
        {
            crashing.Release();
        }
    }
}
