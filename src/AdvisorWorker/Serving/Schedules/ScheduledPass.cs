using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Engine.Tracing;
using AdvisorWorker.Reports;
using Serilog;
using Serilog.Context;
using Serilog.Events;

namespace AdvisorWorker.Serving;

/// <summary>One pass of the daemon over one account: run, recorded, written, counted and logged.</summary>
/// <param name="daemon">The daemon.</param>
/// <param name="schedule">What asked for it.</param>
/// <param name="settings">The settings it keeps to its end.</param>
/// <param name="member">The account, with what is asked of it.</param>
internal sealed class ScheduledPass(Daemon daemon, string schedule, DaemonSettings settings, MemberAccount member)
{
    /// <summary>Runs it. It never throws: the next pass may find the account again, and a daemon does not end for one.</summary>
    public async Task<PassOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var span = Spans.BeginPass(schedule);
        var began = daemon.Ledger.Begin();
        RunReport? report = null;
        var outcome = PassOutcome.Failed;
        try
        {
            var request = await daemon.Memory.RequestAsync(member.Request, cancellationToken);
            report = await new MemberPass(settings.Catalog, daemon.Session.Time).RunAsync(member with { Request = request }, settings.Terms.Afresh(), null, cancellationToken);
            using var run = RunLog.Begin(report);
            var remembered = await daemon.Memory.KeepAsync(member, report);
            if (daemon.Target.Path is not null)
            {
                using var output = daemon.Target.Of(member.Id).Open();
                await output.WriteAsync(remembered.Report);
            }

            outcome = PassOutcomes.Of(remembered);
            report = remembered.Report;
            Say(remembered, daemon.NextPass(settings));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outcome = PassOutcome.Interrupted;
            Log.Warning("A pass was interrupted before it had read anything");
        }
        catch (Exception e)
        {
            using var run = RunLog.Begin(report);
            Log.Error("Pass failed, next at {Next:u}: {Reason}", daemon.NextPass(settings), e.Message);
        }
        finally
        {
            daemon.Ledger.End(schedule, outcome, began, report);
            Spans.EndPass(span, KebabCase.Of(outcome.ToString()), report);
        }

        return outcome;
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
        foreach (var part in report.Run.Parts.Where(part => part.Failure is not null && !report.Run.Interrupted))
        {
            Log.Error("The account {Account} was not checked: {Reason}", part.Account, TerminalText.Of(part.Failure!));
        }

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
