using AdvisorWorker.Engine.Record.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Serilog;

namespace AdvisorWorker.Serving;

/// <summary>Runs the passes when they are due.</summary>
internal sealed class PassHost : IDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(4);

    private readonly IHost host;

    private PassHost(IHost host) => this.host = host;

    /// <summary>Starts the schedules.</summary>
    /// <param name="daemon">The daemon.</param>
    /// <param name="now">A pass over everything begins at once.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<PassHost> StartAsync(Daemon daemon, bool now, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.AddSerilog();
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.Services.AddSingleton(daemon);
        builder.Services.AddQuartz(quartz => quartz.AddJob<PassJob>(job => job.WithIdentity(PassJob.Key).StoreDurably()));
        builder.Services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
        daemon.Scheduler = scheduler;
        foreach (var schedule in daemon.Settings.Schedules)
        {
            await scheduler.ScheduleTrigger(schedule.Trigger(daemon.Time), TriggerConflict.Replace, cancellationToken);
            if (!now && schedule.MakesUpFor(await SinceAsync(daemon, schedule, cancellationToken), daemon.Time.GetUtcNow()))
            {
                Log.Information("The schedule {Schedule} was due while nobody ran it, so it runs now", schedule.Name);
                await scheduler.ScheduleTrigger(PassJob.MissedTrigger(schedule, daemon.Time), TriggerConflict.Keep, cancellationToken);
            }
        }

        if (now)
        {
            await scheduler.ScheduleTrigger(PassJob.StartTrigger(daemon.Time), TriggerConflict.Replace, cancellationToken);
        }

        return new(host);
    }

    /// <summary>Waits for the pass under way, which has been told to end.</summary>
    public async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            await host.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Log.Warning("The pass under way does not end, and is left behind unrecorded");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => host.Dispose();

    // What was due since a schedule's checks were last evaluated was missed; on an empty store nothing was.
    private static async Task<DateTimeOffset> SinceAsync(Daemon daemon, PassSchedule schedule, CancellationToken cancellationToken)
    {
        var now = daemon.Time.GetUtcNow();
        try
        {
            var last = await new LastEvaluations(daemon.Memory.Store!).OfAsync([.. schedule.Checks.Select(check => check.About.Id)], cancellationToken);
            return last < now ? last.Value : now;
        }
        catch (StoreException e)
        {
            Log.Warning("What was missed is not known: {Reason}", e.Message);
            return now;
        }
    }
}
