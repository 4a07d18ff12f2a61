namespace AdvisorWorker;

/// <summary>
/// Loads one part for a batch of records. It holds no catch blocks: when it throws, the engine marks the batch's records as
/// unreadable, so a part that takes a call per record says <see cref="BatchSize"/> 1. A public class without constructor parameters.
/// </summary>
/// <typeparam name="T">The record type.</typeparam>
public interface IPart<T> : ISource
    where T : Resource
{
    /// <summary>The part it loads.</summary>
    PartKey<T> Key { get; }

    /// <summary>How many records one call of <see cref="LoadAsync"/> takes at the most; batches run side by side.</summary>
    int BatchSize => 1;

    /// <summary>The same records in the same order, with the part set.</summary>
    ValueTask<IReadOnlyList<T>> LoadAsync(IReadOnlyList<T> batch, CollectContext context, CancellationToken cancellationToken);
}
