namespace AdvisorWorker;

/// <summary>What a collector or a part works with.</summary>
public abstract class CollectContext
{
    /// <summary>The account and Region.</summary>
    public abstract AwsScope Scope { get; }

    /// <summary>The run's instant.</summary>
    public abstract Moment At { get; }

    /// <summary>
    /// A client of the AWS SDK for this scope: credentials, endpoint, retries and rate limits set, calls counted. Shared; do
    /// not dispose it. In the global scope it speaks to the partition's global Region.
    /// </summary>
    /// <param name="region">Another Region than the scope's, such as a bucket's.</param>
    /// <typeparam name="TClient">A concrete client, such as <c>AmazonEC2Client</c>; a pack may bring its own package.</typeparam>
    public abstract TClient Client<TClient>(string? region = null)
        where TClient : class;

    /// <summary>All records of a declared input type, complete by the time it is asked. An account-wide type can be asked for in every Region.</summary>
    /// <exception cref="InvalidOperationException">The type is not declared in <see cref="ISource.Inputs"/>.</exception>
    public abstract Collected<T> All<T>()
        where T : Resource;

    /// <summary>One call per key and account, whoever asks and in whatever Region (a trail's status by ARN, a price).</summary>
    /// <param name="key">Names the call and its parameters.</param>
    /// <param name="call">The call; its failure is every asker's failure.</param>
    /// <param name="cancellationToken">Cancels the waiting, not the call that others wait for too.</param>
    public abstract ValueTask<TValue> OnceAsync<TValue>(string key, Func<CancellationToken, Task<TValue>> call, CancellationToken cancellationToken);
}
