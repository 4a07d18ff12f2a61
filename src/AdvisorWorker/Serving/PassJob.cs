using AdvisorWorker.Engine.Evaluate;
using Quartz;

namespace AdvisorWorker.Serving;

/// <summary>
/// Runs what a schedule, the start or a request asks for. All triggers share one job, and Quartz runs it once at a time: so no unit is ever refreshed twice at once, and what comes due meanwhile waits.
/// </summary>
/// <param name="daemon">The daemon.</param>
[DisallowConcurrentExecution]
internal sealed class PassJob(Daemon daemon) : IJob
{
    /// <summary>What the pass at the start is called.</summary>
    public const string AtStart = "start";

    /// <summary>What passes on request are called.</summary>
    public const string OnRequest = "refresh";

    /// <summary>Trigger data: the schedule's name.</summary>
    public const string ScheduleKey = "schedule";

    /// <summary>Trigger data: the pass is yet to be put off by the schedule's jitter.</summary>
    public const string JitterKey = "jitter";

    private const string OneTime = "one-time";

    /// <summary>The job.</summary>
    public static JobKey Key { get; } = new("pass");

    /// <summary>For checks that somebody asks for.</summary>
    public static ITrigger RequestTrigger(TimeProvider time) => OneTimeTrigger(OnRequest, OnRequest, time.GetUtcNow(), time);

    /// <summary>For the start.</summary>
    public static ITrigger StartTrigger(TimeProvider time) => OneTimeTrigger(AtStart, AtStart, time.GetUtcNow(), time);

    /// <summary>For a pass that was due while nobody ran it.</summary>
    public static ITrigger MissedTrigger(PassSchedule schedule, TimeProvider time) => OneTimeTrigger($"{schedule.Name}-missed", schedule.Name, time.GetUtcNow(), time);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var settings = daemon.Settings;
        var name = (string)context.MergedJobDataMap[ScheduleKey]!;
        var schedule = settings.Schedules.FirstOrDefault(schedule => schedule.Name == name);
        if (schedule is not null && context.MergedJobDataMap.TryGetValue(JitterKey, out var jitter) && jitter is true)
        {
            // Waiting here would keep everybody else from the lane.
            var at = daemon.Time.GetUtcNow() + (schedule.Jitter * Random.Shared.NextDouble());
            await context.Scheduler.ScheduleTrigger(OneTimeTrigger($"{name}-later", name, at, daemon.Time), TriggerConflict.Keep, cancellationToken);
            return;
        }

        var enqueued = daemon.Refreshes.Enqueued();
        IReadOnlyList<CatalogCheck> checks = name switch
        {
            AtStart => settings.Request.Checks,
            OnRequest => [.. settings.Request.Checks.Where(check => enqueued.Contains(check.About.Id))],
            _ => schedule?.Checks ?? [],
        };

        // A schedule may be gone since, and another pass may have refreshed what was asked for.
        if (checks.Count > 0 && !daemon.Stopping.IsCancellationRequested)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, daemon.Stopping);
            await new ScheduledPass(daemon, name, settings, checks).RunAsync(stop.Token);
        }
    }

    private static ITrigger OneTimeTrigger(string key, string schedule, DateTimeOffset at, TimeProvider time) => TriggerBuilder.Create(time)
        .WithIdentity(key, OneTime)
        .ForJob(Key)
        .UsingJobData(ScheduleKey, schedule)
        .StartAt(at)
        .Build();
}
