namespace AdvisorWorker;

/// <summary>The one instant of a run. Every verdict depends on it and on no other clock, so that a replay gives the same verdicts.</summary>
/// <param name="Now">The instant.</param>
public readonly record struct Moment(DateTimeOffset Now)
{
    /// <summary>The date in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>How long ago something was.</summary>
    public TimeSpan Since(DateTimeOffset then) => Now - then;
}
