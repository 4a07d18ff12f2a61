namespace AdvisorWorker.Tests.Properties;

/// <summary>A clock whose timers run until it is stopped; from then on none of them fires any more.</summary>
internal sealed class StoppableTime : TimeProvider
{
    private volatile bool isStopped;

    public void Stop() => isStopped = true;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(
        given =>
        {
            if (!isStopped)
            {
                callback(given);
            }
        },
        state,
        dueTime,
        period);
}
