namespace AdvisorWorker.Engine.Collect;

/// <summary>How long one call may take with all its attempts. Waiting for one's turn does not count: that is ours, not AWS's.</summary>
internal sealed class CallDeadline : IDisposable
{
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenSource both;
    private readonly TimeProvider time;
    private TimeSpan left;
    private long since;

    public CallDeadline(TimeSpan most, TimeProvider time, CancellationToken caller)
    {
        this.time = time;
        left = most;
        since = time.GetTimestamp();
        limit = new(most, time);
        both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, caller);
    }

    /// <summary>Cancelled by the deadline or the caller.</summary>
    public CancellationToken Token => both.Token;

    /// <summary>The time is up.</summary>
    public bool IsOver => limit.IsCancellationRequested;

    public void Pause()
    {
        left -= time.GetElapsedTime(since);
        limit.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public void Resume()
    {
        since = time.GetTimestamp();
        limit.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    public void Dispose()
    {
        both.Dispose();
        limit.Dispose();
    }
}
