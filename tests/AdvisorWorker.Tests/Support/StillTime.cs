namespace AdvisorWorker.Tests.Support;

/// <summary>A clock that stands still, with timers that run: passes at one instant can be compared to the letter.</summary>
/// <param name="timers">The clock of waits and deadlines; the system's unless given.</param>
internal sealed class StillTime(TimeProvider? timers = null) : TimeProvider
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider timers = timers ?? System;

    public override long TimestampFrequency => timers.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => timers.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => timers.CreateTimer(callback, state, dueTime, period);
}
