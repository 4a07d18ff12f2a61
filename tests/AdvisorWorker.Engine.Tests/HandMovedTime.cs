namespace AdvisorWorker.Engine.Tests;

/// <summary>A clock that stands still until the test moves it.</summary>
internal sealed class HandMovedTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private TimeSpan passed;

    /// <summary>How much was moved.</summary>
    public TimeSpan Passed => passed;

    /// <summary>How many alarms are set.</summary>
    public int Alarms
    {
        get
        {
            lock (gate)
            {
                return alarms.Count;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => passed.Ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + passed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Puts the clock back, as a person does.</summary>
    public void PutBack(TimeSpan by) => passed -= by;

    /// <summary>Lets alarms ring in their order.</summary>
    public void Move(TimeSpan by)
    {
        var until = passed + by;
        while (Next(until) is { } alarm)
        {
            alarm.Ring();
        }

        passed = until;
    }

    private Alarm? Next(TimeSpan until)
    {
        lock (gate)
        {
            var next = alarms.Where(alarm => alarm.At <= until).MinBy(alarm => alarm.At);
            if (next is not null)
            {
                passed = next.At > passed ? next.At : passed;
                alarms.Remove(next);
            }

            return next;
        }
    }

    private sealed class Alarm(HandMovedTime time, Action ring) : ITimer
    {
        public TimeSpan At { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = time.passed + dueTime;
                    time.alarms.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
