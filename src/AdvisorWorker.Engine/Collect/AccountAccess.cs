using System.Collections.Concurrent;

namespace AdvisorWorker.Engine.Collect;

/// <summary>What all scopes of one account share in a run: its clients, and the calls that are made once whoever asks.</summary>
/// <param name="account">Twelve digits.</param>
/// <param name="partition">The account's partition.</param>
/// <param name="globalRegion">The Region that the partition's global services are signed for.</param>
/// <param name="clients">The account's clients.</param>
/// <param name="at">The run's instant.</param>
public sealed class AccountAccess(string account, string partition, string globalRegion, AwsClients clients, Moment at)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<object?>>> once = new(StringComparer.Ordinal);

    /// <summary>The account.</summary>
    public string Account { get; } = account;

    /// <summary>The account's partition.</summary>
    public string Partition { get; } = partition;

    /// <summary>The Region that the partition's global services are signed for.</summary>
    public string GlobalRegion { get; } = globalRegion;

    /// <summary>The account's clients.</summary>
    public AwsClients Clients { get; } = clients;

    /// <summary>How long reading one record type of one scope may take.</summary>
    public TimeSpan UnitLimit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The clock of limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The run's instant.</summary>
    public Moment At { get; } = at;

    /// <summary>The scope of a Region, or of the account's global services.</summary>
    public AwsScope Scope(string region) => new(Account, region, Partition);

    internal async ValueTask<T> OnceAsync<T>(string key, Func<CancellationToken, Task<T>> call, CancellationToken run, CancellationToken cancellationToken)
    {
        // The call gets the run's token: one asker that gives up must not fail the others.
        var shared = once.GetOrAdd(key, _ => new(async () => await call(run)));
        return (T)(await shared.Value.WaitAsync(cancellationToken))!;
    }
}
