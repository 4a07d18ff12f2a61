namespace AdvisorWorker.Engine.Tests;

/// <summary>A clock whose timers run so many times as fast, so that a real time limit can be waited for.</summary>
internal sealed class QuickTime(int factor = 50) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private TimeSpan Scaled(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / factor;
}
