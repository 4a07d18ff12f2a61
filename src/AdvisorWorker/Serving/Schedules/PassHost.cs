using AdvisorWorker.Engine.Record.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;
using Serilog;

namespace AdvisorWorker.Serving;

/// <summary>
/// Runs the passes when they are due. With a store in PostgreSQL, what is due stands in it too, and every worker that shares it takes of that; else it is this
/// process's own.
/// </summary>
internal sealed class PassHost : IDisposable
{
    private const string TablePrefix = "quartz_";

    // Few: a worker says that it lives, and takes a pass now and then.
    private const int Connections = 10;

    // Nobody tells a worker that another has begun a round.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private const int KeepAliveSeconds = 10;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(4);

    private readonly IHost host;

    private PassHost(IHost host) => this.host = host;

    /// <summary>Starts the schedules.</summary>
    /// <param name="daemon">The daemon.</param>
    /// <param name="cluster">How workers share the work.</param>
    /// <param name="now">A pass over everything begins at once.</param>
    /// <exception cref="UsageException">What is due cannot be kept in the store.</exception>
    public static async Task<PassHost> StartAsync(Daemon daemon, ClusterSettings cluster, bool now)
    {
        // Whoever stops it now stops it in order, once it runs.
        var cancellationToken = CancellationToken.None;
        var shared = daemon.Memory.Store!.Address as StoreAddress.Server;
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.AddSerilog();
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.Services.AddSingleton(daemon);
        builder.Services.AddQuartz(quartz =>
        {
            var atOnce = daemon.Settings.AtOnce;
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = cluster.Name;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
                if (shared is not null)
                {
                    scheduler.IdleWaitTime = Look;
                    scheduler.InstanceId = cluster.Worker ?? scheduler.InstanceId;
                }
            });

            // Rounds have a place that passes do not take.
            quartz.UseDefaultThreadPool(atOnce + 1);
            quartz.UseExecutionLimits(limits => limits.ForGroup(PassJob.Group, atOnce));
            quartz.AddJob<RoundJob>(job => job.WithIdentity(RoundJob.Key).RequestRecovery().StoreDurably());
            if (shared is not null)
            {
                quartz.UsePersistentStore(store => Share(store, shared, cluster));
            }
        });
        builder.Services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is SchedulerException or NpgsqlException)
        {
            host.Dispose();
            throw new UsageException($"--store: what is due cannot be kept in {shared}: {(e.InnerException ?? e).Message}");
        }

        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
        daemon.Scheduler = scheduler;
        if (shared is not null)
        {
            Log.Information("Worker {Worker} of {Cluster} shares {Store}", scheduler.SchedulerInstanceId, cluster.Name, shared.ToString());
        }

        await BeginAsync(daemon, scheduler, isAlone: shared is null, now, cancellationToken);
        return new(host);
    }

    /// <summary>Waits for the passes under way, which are told to end.</summary>
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

    private static void Share(IPersistentStoreBuilder store, StoreAddress.Server address, ClusterSettings cluster)
    {
        // A worker that is paused or cut off in the middle of taking a pass must not keep the others from theirs.
        var connection = new NpgsqlConnectionStringBuilder(address.ConnectionString) { MaxPoolSize = Connections, KeepAlive = KeepAliveSeconds };
        connection.Options = $"{connection.Options} -c idle_in_transaction_session_timeout={(int)Longest.TotalMilliseconds}".TrimStart();
        store.UsePostgres(NpgsqlFactory.Instance, connection.ConnectionString);
        store.ProvisionSchema();
        store.ConfigureStore(options =>
        {
            options.TablePrefix = TablePrefix;
            options.StoreJobDataAsStrings = true;
            options.RecoverFiringsCancelledByShutdown = true;
        });
        var checkIn = TimeSpan.FromSeconds(cluster.CheckInSeconds);
        store.UseClustering(options =>
        {
            options.CheckinInterval = checkIn;
            options.CheckinMisfireThreshold = checkIn * 2;
        });
    }

    private static async Task BeginAsync(Daemon daemon, IScheduler scheduler, bool isAlone, bool now, CancellationToken cancellationToken)
    {
        await Timetable.ApplyAsync(scheduler, daemon.Settings.Schedules, daemon.Time, cancellationToken);
        if (now)
        {
            await scheduler.ScheduleTrigger(RoundJob.StartTrigger(daemon.Ledger.Started, daemon.Time), TriggerConflict.Keep, cancellationToken);
        }

        // What is due and stands in the store is still due.
        if (!isAlone)
        {
            return;
        }

        foreach (var schedule in now ? [] : daemon.Settings.Schedules)
        {
            if (schedule.MakesUpFor(await SinceAsync(daemon, schedule, cancellationToken), daemon.Time.GetUtcNow()))
            {
                Log.Information("The schedule {Schedule} was due while nobody ran it, so it runs now", schedule.Name);
                await scheduler.ScheduleTrigger(RoundJob.MissedTrigger(schedule, daemon.Time), TriggerConflict.Keep, cancellationToken);
            }
        }

        foreach (var account in await new RefreshBook(daemon.Memory.Store!).WaitingAsync(cancellationToken))
        {
            await PassJob.RequestAsync(scheduler, account, daemon.Time, cancellationToken);
        }
    }

    // What was due since a schedule's checks were last evaluated in the account that waits longest was missed; on an empty store nothing was.
    private static async Task<DateTimeOffset> SinceAsync(Daemon daemon, PassSchedule schedule, CancellationToken cancellationToken)
    {
        var now = daemon.Time.GetUtcNow();
        try
        {
            var last = await new LastEvaluations(daemon.Memory.Store!).ByAccountAsync([.. schedule.Checks.Select(check => check.About.Id)], cancellationToken);
            var oldest = last.Values.DefaultIfEmpty(now).Min();
            return oldest < now ? oldest : now;
        }
        catch (StoreException e)
        {
            Log.Warning("What was missed is not known: {Reason}", e.Message);
            return now;
        }
    }
}
