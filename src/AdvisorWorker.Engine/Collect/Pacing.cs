using System.Collections.Concurrent;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Holds requests back to what AWS allows per account, Region and service, and to a ceiling over all.</summary>
/// <param name="settings">The rates.</param>
/// <param name="time">The clock.</param>
/// <param name="accountsAtOnce">So many accounts share the ceiling.</param>
internal sealed class Pacing(PolitenessSettings settings, TimeProvider time, int accountsAtOnce = 1)
{
    private readonly ConcurrentDictionary<(string Account, string Region, string Name), TokenBucket> buckets = new();
    private readonly TokenBucket ceiling = new(new(settings.RequestsPerSecond, Math.Max(1, (int)settings.RequestsPerSecond)), time);

    // Each account has its part of the places, so that one whose calls hang or wait long cannot hold those of the others.
    private readonly ConcurrentDictionary<string, Places> places = new(StringComparer.Ordinal);

    /// <summary>Waits for the request's turn. Dispose what is returned when it is answered.</summary>
    /// <param name="account">The account asked.</param>
    /// <param name="region">The Region asked.</param>
    /// <param name="operation">As <c>service:Operation</c>.</param>
    /// <param name="isUnfiltered">An EC2 listing of everything on one page.</param>
    /// <param name="cancellationToken">Gives up the place in the queue.</param>
    public async ValueTask<Place> EnterAsync(string account, string region, string operation, bool isUnfiltered, CancellationToken cancellationToken)
    {
        // The service's own turn first: who waits for it must not hold a place that another service could use.
        await Bucket(account, region, NameOf(operation, isUnfiltered)).TakeAsync(cancellationToken);

        var place = await EnterUnpacedAsync(account, operation, cancellationToken);
        try
        {
            // The ceiling serves in the order of coming, and no account stands there more often than it has places.
            await ceiling.TakeAsync(cancellationToken);
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <summary>Waits for one of the account's places in flight, and for nothing else: where nobody is spared by a rate.</summary>
    /// <inheritdoc cref="EnterAsync"/>
    public async ValueTask<Place> EnterUnpacedAsync(string account, string operation, CancellationToken cancellationToken)
    {
        // Credentials are fetched while another request holds its place; were they to wait for one too, all could wait for ever.
        if (operation.StartsWith("sts:", StringComparison.Ordinal))
        {
            return default;
        }

        var own = places.GetOrAdd(account, _ => new(Math.Max(1, settings.InFlight / accountsAtOnce)));
        await own.EnterAsync(PartLoading.IsUnderWay, cancellationToken);
        return new(own);
    }

    /// <summary>Forgets an account that is not read any more: a worker meets thousands of them.</summary>
    public void Forget(string account)
    {
        places.TryRemove(account, out _);
        foreach (var bucket in buckets.Keys.Where(bucket => bucket.Account == account))
        {
            buckets.TryRemove(bucket, out _);
        }
    }

    private TokenBucket Bucket(string account, string region, string name) =>
        buckets.GetOrAdd((account, region, name), key => new(settings.RateOf(key.Name), time));

    private string NameOf(string operation, bool isUnfiltered)
    {
        var service = operation[..operation.IndexOf(':', StringComparison.Ordinal)];
        return isUnfiltered && service == "ec2" ? PublishedRates.UnfilteredListing
            : settings.HasOwnRate(operation) ? operation
            : service;
    }

    /// <summary>One of the requests in flight.</summary>
    public readonly struct Place(Places? places) : IDisposable
    {
        public void Dispose() => places?.Leave();
    }
}
