using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record.Store;
using Quartz;
using Serilog;
using Serilog.Context;

namespace AdvisorWorker.Serving;

/// <summary>
/// Runs a pass over one account. Each account is one job, which Quartz runs once at a time on whichever worker: so no unit is ever refreshed twice at once, and
/// what comes due meanwhile waits. A pass whose worker is gone is run again by another.
/// </summary>
/// <param name="daemon">The daemon.</param>
[DisallowConcurrentExecution]
internal sealed class PassJob(Daemon daemon) : IJob
{
    /// <summary>What passes on request are called.</summary>
    public const string OnRequest = "refresh";

    /// <summary>The execution group of passes, of which a worker runs so many at once.</summary>
    public const string Group = "passes";

    private const string Accounts = "accounts";
    private const string NameKey = "name";

    /// <summary>The job of an account.</summary>
    public static IJobDetail Of(string account) => JobBuilder.Create<PassJob>().WithIdentity(account, Accounts).RequestRecovery().Build();

    /// <summary>A pass over an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="schedule">What asks for it.</param>
    /// <param name="name">What people call the account.</param>
    /// <param name="at">When it may begin.</param>
    /// <param name="time">The clock.</param>
    public static ITrigger Trigger(string account, string schedule, string? name, DateTimeOffset at, TimeProvider time)
    {
        // One that waits for others is not late, and its turn comes.
        var trigger = TriggerBuilder.Create(time)
            .WithIdentity(account, schedule)
            .ForJob(account, Accounts)
            .WithExecutionGroup(Group)
            .UsingJobData(RoundJob.ScheduleKey, schedule)
            .StartAt(at)
            .WithSimpleSchedule(simple => simple.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires));
        return (name is null ? trigger : trigger.UsingJobData(NameKey, name)).Build();
    }

    /// <summary>Asks for a pass over the checks of an account that somebody wants refreshed.</summary>
    public static async Task RequestAsync(IScheduler scheduler, string account, TimeProvider time, CancellationToken cancellationToken) =>
        await scheduler.ScheduleJob(Of(account), Trigger(account, OnRequest, null, time.GetUtcNow(), time), ScheduleJobOptions.Replacing, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var settings = daemon.Settings;
        var data = context.MergedJobDataMap;
        var (schedule, account) = (data.GetString(RoundJob.ScheduleKey)!, context.JobDetail.Key.Name);
        using var schedules = LogContext.PushProperty("Schedule", schedule);
        using var accounts = LogContext.PushProperty("Account", account);
        if (context.Recovering)
        {
            Log.Warning("The pass over {Account} was another worker's, which ended; it is run again here", account);
        }

        var refreshes = new RefreshBook(daemon.Memory.Store!);
        IReadOnlyList<string> asked = [];
        var outcome = PassOutcome.Failed;
        try
        {
            if (await daemon.Accounts.FindAsync(settings, account, data.GetString(NameKey), cancellationToken) is not { } member)
            {
                Log.Error("The account {Account} is none of this worker's; do all workers have the same settings?", account);
                return;
            }

            asked = schedule == OnRequest ? await refreshes.TakeAsync(account, cancellationToken) : [];
            IReadOnlyList<CatalogCheck> wanted = schedule == OnRequest ? [.. settings.Request.Checks.Where(check => asked.Contains(check.About.Id))] : settings.ChecksOf(schedule);
            IReadOnlyList<CatalogCheck> checks = [.. member.Request.Checks.Intersect(wanted)];

            // A schedule may be gone since, and an account may be checked for less than it was.
            if (checks.Count > 0)
            {
                outcome = await new ScheduledPass(daemon, schedule, settings, member with { Request = member.Request with { Checks = checks } }).RunAsync(cancellationToken);
            }

            // What was interrupted waits for whoever takes the pass.
            if (asked.Count > 0 && outcome != PassOutcome.Interrupted)
            {
                await refreshes.EndAsync(account, asked, fulfilled: outcome is PassOutcome.Complete or PassOutcome.Incomplete, CancellationToken.None);
            }
        }
        catch (Exception e) when (e is AccountException or StoreException && !cancellationToken.IsCancellationRequested)
        {
            daemon.Fail(schedule, settings, e);
        }

        // Handed on: another worker takes it, or this one when it starts again.
        if (outcome == PassOutcome.Interrupted)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
