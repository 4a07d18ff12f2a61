namespace AdvisorWorker.Engine.Collect;

/// <summary>
/// Lets requests pass at a rate, first come first served. Each comer is given its instant at once, so nobody can overtake.
/// The framework's TokenBucketRateLimiter reads the machine's clock and takes no other, and refills in steps; this takes a
/// <see cref="TimeProvider"/>.
/// </summary>
internal sealed class TokenBucket
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly Rate rate;
    private long since;
    private double tokens;

    public TokenBucket(Rate rate, TimeProvider time)
    {
        this.rate = rate;
        this.time = time;
        since = time.GetTimestamp();
        tokens = rate.Burst;
    }

    /// <summary>Takes a token and waits until it is there.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wait = Reserve();
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await Task.Delay(wait, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            GiveBack();
            throw;
        }
    }

    private TimeSpan Reserve()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            tokens = Math.Min(rate.Burst, tokens + (time.GetElapsedTime(since, now).TotalSeconds * rate.PerSecond));
            since = now;
            tokens--;
            return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / rate.PerSecond);
        }
    }

    private void GiveBack()
    {
        lock (gate)
        {
            tokens = Math.Min(rate.Burst, tokens + 1);
        }
    }
}
