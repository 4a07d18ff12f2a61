using System.Globalization;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Reports;
using Quartz;
using Serilog;
using Serilog.Context;

namespace AdvisorWorker.Serving;

/// <summary>
/// Finds the accounts that there are when a schedule is due, and has each passed over by whichever worker is free. A schedule is one trigger however many accounts
/// there are, and an account that joined meanwhile is not forgotten.
/// </summary>
/// <param name="daemon">The daemon.</param>
[DisallowConcurrentExecution]
internal sealed class RoundJob(Daemon daemon) : IJob
{
    /// <summary>What passes at the start are called.</summary>
    public const string AtStart = "start";

    /// <summary>Job data: the schedule's name.</summary>
    public const string ScheduleKey = "schedule";

    private const string MissedKey = "missed";
    private const string SinceKey = "since";
    private const string OneTime = "one-time";

    // In one transaction each, for which other workers wait.
    private const int Batch = 100;

    /// <summary>The job.</summary>
    public static JobKey Key { get; } = new("round");

    /// <summary>For the start of a worker; another may be who runs it.</summary>
    /// <param name="since">When the worker started: what was evaluated after that is fresh enough.</param>
    /// <param name="time">The clock.</param>
    public static ITrigger StartTrigger(DateTimeOffset since, TimeProvider time) =>
        OneTimeTrigger(AtStart, AtStart, time).UsingJobData(SinceKey, since.ToString("O", CultureInfo.InvariantCulture)).Build();

    /// <summary>For accounts whose pass was due while nobody ran it.</summary>
    public static ITrigger MissedTrigger(PassSchedule schedule, TimeProvider time) =>
        OneTimeTrigger($"{schedule.Name}-missed", schedule.Name, time).UsingJobData(MissedKey, bool.TrueString).Build();

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var settings = daemon.Settings;
        var name = context.MergedJobDataMap.GetString(ScheduleKey)!;
        using var _ = LogContext.PushProperty("Schedule", name);
        try
        {
            // What was missed is late enough.
            var missed = context.MergedJobDataMap.GetString(MissedKey) == bool.TrueString;
            var members = await MembersAsync(context, settings, name, missed, cancellationToken);
            var jitter = missed ? null : settings.Schedules.FirstOrDefault(schedule => schedule.Name == name)?.Jitter;
            foreach (var some in members.Chunk(Batch))
            {
                var now = daemon.Time.GetUtcNow();
                await context.Scheduler.ScheduleJobs(
                    some.ToDictionary(
                        member => PassJob.Of(member.Id),
                        IReadOnlyCollection<ITrigger> (member) => [PassJob.Trigger(member.Id, name, member.Name, now + ((jitter ?? TimeSpan.Zero) * Random.Shared.NextDouble()), daemon.Time)]),
                    ScheduleJobOptions.Replacing,
                    cancellationToken);
            }
        }
        catch (Exception e) when (e is AccountException or StoreException && !cancellationToken.IsCancellationRequested)
        {
            daemon.Fail(name, settings, e);
        }
    }

    private async Task<IEnumerable<MemberAccount>> MembersAsync(IJobExecutionContext context, DaemonSettings settings, string name, bool missed, CancellationToken cancellationToken)
    {
        var checks = settings.ChecksOf(name);
        if (checks.Count == 0)
        {
            return []; // the schedule is gone
        }

        var roster = await daemon.Accounts.ListAsync(settings, cancellationToken);
        foreach (var note in roster.Notes)
        {
            Log.Information("{Note}", TerminalText.Of(note));
        }

        var schedule = settings.Schedules.FirstOrDefault(one => one.Name == name);
        var members = roster.Members.Where(member => member.Request.Checks.Intersect(checks).Any() && schedule?.IsAbout(member.Id, member.Name) != false);
        if (missed || name == AtStart)
        {
            // Of workers that start together, each begins a round.
            var last = await new LastEvaluations(daemon.Memory.Store!).ByAccountAsync([.. checks.Select(check => check.About.Id)], cancellationToken);
            var now = daemon.Time.GetUtcNow();
            var fresh = DateTimeOffset.Parse(context.MergedJobDataMap.GetString(SinceKey) ?? now.ToString("O", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            members = members.Where(member => !last.TryGetValue(member.Id, out var since) || (schedule?.MakesUpFor(since, now) ?? since < fresh));
        }

        if (missed)
        {
            return members;
        }

        // One whose pass waits or goes on is not asked for again; its trigger stands till the pass has ended.
        var asked = (await context.Scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.GroupEquals(name), cancellationToken)).Select(key => key.Name).ToHashSet(StringComparer.Ordinal);
        return members.Where(member => !asked.Contains(member.Id));
    }

    private static TriggerBuilder<IJob> OneTimeTrigger(string key, string schedule, TimeProvider time) => TriggerBuilder.Create(time)
        .WithIdentity(key, OneTime)
        .ForJob(Key)
        .UsingJobData(ScheduleKey, schedule)
        .StartAt(time.GetUtcNow());
}
