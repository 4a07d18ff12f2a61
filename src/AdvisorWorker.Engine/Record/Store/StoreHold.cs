namespace AdvisorWorker.Engine.Record.Store;

/// <summary>
/// Something that one process does at a time, for as long as it holds this. The operating system or the database ends the hold of a process that is gone, and
/// not that of one that is only paused: so what nobody may do twice is left undone rather than done twice.
/// </summary>
public abstract class StoreHold : IAsyncDisposable
{
    /// <summary>It still holds; false where the way to the database broke, and with it the hold.</summary>
    public abstract Task<bool> IsHeldAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Held by whoever has the store to itself.</summary>
    internal sealed class Alone : StoreHold
    {
        public override Task<bool> IsHeldAsync(CancellationToken cancellationToken) => Task.FromResult(true);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
