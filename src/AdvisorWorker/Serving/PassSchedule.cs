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
    /// <summary>The group of the triggers of schedules.</summary>
    public const string Group = "schedules";

    /// <summary>How late a pass may begin before it counts as missed.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Its trigger.</summary>
    /// <param name="since">What was due between this and now was missed.</param>
    /// <param name="time">The clock.</param>
    public ITrigger Trigger(DateTimeOffset since, TimeProvider time) => TriggerBuilder.Create(time)
        .WithIdentity(Name, Group)
        .ForJob(PassJob.Key)
        .UsingJobData(PassJob.ScheduleKey, Name)
        .UsingJobData(PassJob.JitterKey, Jitter > TimeSpan.Zero)
        .WithMisfireThreshold(Patience)
        .StartAt(since)
        .WithSchedule(CronScheduleBuilder.Create(Cron).InTimeZone(Cron.TimeZone).WithMisfireInstruction(Misfire switch
        {
            Misfire.Skip => CronTriggerMisfireInstruction.DoNothing,
            Misfire.FireAll => CronTriggerMisfireInstruction.IgnoreMisfires,
            _ => CronTriggerMisfireInstruction.FireAndProceed,
        }))
        .Build();
}
