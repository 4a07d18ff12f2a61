using AdvisorWorker.Engine.Evaluate;
using Quartz;

namespace AdvisorWorker.Serving;

/// <summary>When which checks are run.</summary>
/// <param name="Name">What logs and metrics call it.</param>
/// <param name="Cron">When it is due, in its time zone.</param>
/// <param name="Misfire">What becomes of passes that were missed.</param>
/// <param name="Jitter">Each pass is put off by a random time up to this.</param>
/// <param name="Checks">The checks.</param>
internal sealed record PassSchedule(string Name, CronExpression Cron, Misfire Misfire, TimeSpan Jitter, IReadOnlyList<CatalogCheck> Checks)
{
    /// <summary>The accounts, by ids or names; null for all.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>It is about an account.</summary>
    public bool IsAbout(string id, string? name) => Accounts is null || Accounts.Contains(id, StringComparer.Ordinal) || (name is not null && Accounts.Contains(name, StringComparer.Ordinal));

    /// <summary>The group of the triggers of schedules.</summary>
    public const string Group = "schedules";

    /// <summary>How late a pass may begin before it counts as missed.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(1);

    /// <summary>A trigger of its name is due when this is.</summary>
    public bool IsDueAs(ICronTrigger trigger) =>
        (Cron.ToString(), Cron.TimeZone.Id, MisfireInstruction) == (trigger.CronExpressionString, trigger.TimeZone.Id, trigger.MisfireInstruction);

    /// <summary>A pass that was due while nobody ran it is to be made up for. However many there were, they would all see the same account now.</summary>
    /// <param name="since">When its checks were last evaluated.</param>
    /// <param name="now">The time.</param>
    public bool MakesUpFor(DateTimeOffset since, DateTimeOffset now) => Misfire == Misfire.FireOnce && Cron.GetNextValidTimeAfter(since) <= now;

    /// <summary>Its trigger, from now on.</summary>
    /// <param name="time">The clock.</param>
    public ITrigger Trigger(TimeProvider time) => TriggerBuilder.Create(time)
        .WithIdentity(Name, Group)
        .ForJob(RoundJob.Key)
        .UsingJobData(RoundJob.ScheduleKey, Name)
        .WithMisfireThreshold(Patience)
        .StartAt(time.GetUtcNow())
        .WithSchedule(CronScheduleBuilder.Create(Cron).InTimeZone(Cron.TimeZone).WithMisfireInstruction(MisfireInstruction))
        .Build();

    private CronTriggerMisfireInstruction MisfireInstruction => Misfire == Misfire.Skip ? CronTriggerMisfireInstruction.DoNothing : CronTriggerMisfireInstruction.FireAndProceed;
}
