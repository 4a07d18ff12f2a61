using AdvisorWorker.Options;
using AdvisorWorker.Reports;
using AdvisorWorker.Telemetry;
using Quartz;
using Serilog;

namespace AdvisorWorker.Serving;

/// <summary>What the daemon's passes and pages share.</summary>
/// <param name="session">The account.</param>
/// <param name="memory">Where results are remembered.</param>
/// <param name="target">Where reports go.</param>
/// <param name="settings">The settings at the start.</param>
/// <param name="stopping">The daemon is to end.</param>
internal sealed class Daemon(Session session, RunMemory memory, ReportTarget target, DaemonSettings settings, CancellationToken stopping)
{
    private volatile DaemonSettings settings = settings;

    /// <summary>The account.</summary>
    public Session Session => session;

    /// <summary>Where results are remembered.</summary>
    public RunMemory Memory => memory;

    /// <summary>Where reports go.</summary>
    public ReportTarget Target => target;

    /// <summary>The settings by now.</summary>
    public DaemonSettings Settings
    {
        get => settings;
        set => settings = value;
    }

    /// <summary>The daemon is to end.</summary>
    public CancellationToken Stopping => stopping;

    /// <summary>The clock of the schedules; a replay's passes have another.</summary>
    public TimeProvider Time { get; } = TimeProvider.System;

    /// <summary>The accounts.</summary>
    public DaemonAccounts Accounts { get; } = new(session);

    /// <summary>What the passes of this process came to.</summary>
    public PassLedger Ledger { get; } = new(TimeProvider.System, session.Accounts is not null);

    /// <summary>The figures that it tells of.</summary>
    public MeasureSource Measures => field ??= new(Ledger, memory.Store, () => Settings.Schedules, Time);

    /// <summary>Runs the passes; null before the start.</summary>
    public IScheduler? Scheduler { get; set; }

    /// <summary>When a schedule is due next.</summary>
    public DateTimeOffset? NextPass(DaemonSettings settings) => settings.Schedules.Min(due => due.Cron.GetNextValidTimeAfter(Time.GetUtcNow()));

    /// <summary>A pass failed before it could begin; the next one may find what this did not.</summary>
    public void Fail(string schedule, DaemonSettings settings, Exception why)
    {
        Ledger.End(schedule, PassOutcome.Failed, Ledger.Begin(), null);
        Log.Error("Pass failed, next at {Next:u}: {Reason}", NextPass(settings), TerminalText.Of(why.Message));
    }

    /// <summary>Passes will begin when they are due.</summary>
    public async Task<bool> IsSchedulingAsync(CancellationToken cancellationToken) =>
        Scheduler is { } scheduler && await scheduler.GetStatus(cancellationToken) == SchedulerStatus.Running;
}
