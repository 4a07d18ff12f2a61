namespace AdvisorWorker.KilledWorker;

/// <summary>A clock that runs ten times as fast and starts later in each life of the worker, so that what the life before had reserved is over.</summary>
internal sealed class HurriedTime(TimeSpan later) : TimeProvider
{
    private const int Factor = 10;

    private readonly long start = System.GetTimestamp();
    private readonly DateTimeOffset first = new DateTimeOffset(2026, 11, 22, 6, 0, 0, TimeSpan.Zero) + later;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => (System.GetTimestamp() - start) * Factor;

    public override DateTimeOffset GetUtcNow() => first + (System.GetElapsedTime(start) * Factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private static TimeSpan Scaled(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Factor;
}
