namespace AdvisorWorker.Engine.Tests;

/// <summary>A clock that runs fifty times as fast, so that a real time limit can be waited for.</summary>
internal sealed class QuickTime : TimeProvider
{
    private const int Factor = 50;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private static TimeSpan Scaled(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Factor;
}
