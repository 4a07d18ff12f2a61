using Quartz;

namespace AdvisorWorker.Serving;

/// <summary>Keeps the scheduler's triggers as the schedules say. One that stays keeps its trigger, and with it what is due, which other workers may know of too.</summary>
internal static class Timetable
{
    /// <summary>Makes the triggers so.</summary>
    public static async Task ApplyAsync(IScheduler scheduler, IReadOnlyList<PassSchedule> schedules, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.GroupEquals(PassSchedule.Group), cancellationToken))
        {
            if (!schedules.Any(schedule => schedule.Name == key.Name))
            {
                await scheduler.UnscheduleJob(key, cancellationToken);
            }
        }

        foreach (var schedule in schedules)
        {
            if (await scheduler.GetTrigger(new TriggerKey(schedule.Name, PassSchedule.Group), cancellationToken) is not ICronTrigger known || !schedule.IsDueAs(known))
            {
                await scheduler.ScheduleTrigger(schedule.Trigger(time), TriggerConflict.Replace, cancellationToken);
            }
        }
    }
}
