namespace AdvisorWorker;

/// <summary>
/// Reads one type of resource and yields it page by page. Exceptions of the AWS SDK go out as they are: the engine turns
/// them into gaps. A public class without constructor parameters, one per record type.
/// </summary>
/// <typeparam name="T">The record type.</typeparam>
public interface ICollector<T> : ISource
    where T : Resource
{
    /// <summary>True for what is listed once per account (IAM, Route 53, buckets), false for what each Region lists.</summary>
    bool AccountWide => false;

    /// <summary>The pages, as they arrive. Records carry their own Region.</summary>
    IAsyncEnumerable<IReadOnlyList<T>> CollectAsync(CollectContext context, CancellationToken cancellationToken);
}
