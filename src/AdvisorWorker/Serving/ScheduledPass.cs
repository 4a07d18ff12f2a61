using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Engine.Tracing;
using Serilog;
using Serilog.Context;
using Serilog.Events;

namespace AdvisorWorker.Serving;

/// <summary>One pass of the daemon: run, recorded, written, counted and logged.</summary>
/// <param name="daemon">The daemon.</param>
/// <param name="schedule">What asked for it.</param>
/// <param name="settings">The settings it keeps to its end.</param>
/// <param name="checks">The checks.</param>
internal sealed class ScheduledPass(Daemon daemon, string schedule, DaemonSettings settings, IReadOnlyList<CatalogCheck> checks)
{
    /// <summary>Runs it. It never throws: the next pass may find the account again, and a daemon does not end for one.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var next = settings.Schedules.Min(due => due.Cron.GetNextValidTimeAfter(daemon.Time.GetUtcNow()));
        var ids = checks.Select(check => check.About.Id).ToList();
        using var _ = LogContext.PushProperty("Schedule", schedule);
        using var span = Spans.BeginPass(schedule);
        daemon.Ledger.Begin();
        daemon.Refreshes.Note(ids, RefreshState.Processing);
        RunReport? report = null;
        var outcome = PassOutcome.Failed;
        try
        {
            var request = await daemon.Memory.RequestAsync(settings.Request with { Checks = checks }, cancellationToken);
            report = await new Pass(settings.Catalog, daemon.Session.Time).RunAsync(daemon.Session.Account, request, null, cancellationToken);
            using var run = RunLog.Begin(report);
            var remembered = await daemon.Memory.KeepAsync(report);
            if (daemon.Target.Path is not null)
            {
                using var output = daemon.Target.Open();
                await output.WriteAsync(remembered.Report);
            }

            outcome = PassOutcomes.Of(remembered);
            report = remembered.Report;
            Say(remembered, next);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outcome = PassOutcome.Interrupted;
            Log.Warning("A pass was interrupted before it had read anything");
        }
        catch (Exception e)
        {
            using var run = RunLog.Begin(report);
            Log.Error("Pass failed, next at {Next:u}: {Reason}", next, e.Message);
        }
        finally
        {
            daemon.Ledger.End(schedule, outcome, report);
            Spans.EndPass(span, KebabCase.Of(outcome.ToString()), report);
            daemon.Refreshes.Note(ids, outcome is PassOutcome.Complete or PassOutcome.Incomplete ? RefreshState.Success : RefreshState.Abandoned);
        }
    }

    private static void Say(Remembered remembered, DateTimeOffset? next)
    {
        var report = remembered.Report;
        PassLog.Say(report);
        Log.Information(
            "Pass {Run} of {Account}: {Red} red, {Yellow} yellow, {NotAvailable} not available, complete {Complete}, interrupted {Interrupted}; next at {Next:u}",
            report.Run.Id,
            report.Run.Accounts[0],
            report.Checks.Count(check => check.Status == CheckStatus.Error),
            report.Checks.Count(check => check.Status == CheckStatus.Warning),
            report.Checks.Count(check => check.Status == CheckStatus.NotAvailable),
            report.Run.Complete,
            report.Run.Interrupted,
            next);
        if (remembered.StoreFailure is { } failure)
        {
            Log.Error("The run could not be recorded: {Reason}", failure);
        }

        foreach (var said in remembered.Cases.Said)
        {
            Log.Information("Cases: {Said}", said);
        }

        foreach (var sink in remembered.Deliveries.Sinks)
        {
            Log.Write(sink is { Undelivered: 0, Dead: 0 } ? LogEventLevel.Information : LogEventLevel.Warning, "{Sink}", sink.ToString());
        }

        if (remembered.Published is { Paid: > 0 and var paid, EstimatedCost: var cost })
        {
            Log.Information("AWS bills for {Paid} calls of these, about {Cost} {Currency}", paid, cost.Amount, cost.Currency);
        }
    }
}
