using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;
using Quartz;
using Serilog;

namespace AdvisorWorker.Commands;

/// <summary>What each scheduled pass does and with what.</summary>
internal sealed record DaemonPass(Session Session, RunMemory Memory, ReportTarget Target);

/// <summary>One scheduled pass. A pass that takes longer than the schedule's interval delays the next one; two never overlap.</summary>
[DisallowConcurrentExecution]
internal sealed class PassJob(DaemonPass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            var request = await pass.Memory.RequestAsync(cancellationToken);
            var report = await new Pass(pass.Session.Catalog, pass.Session.Time).RunAsync(pass.Session.Account, request, null, cancellationToken);
            var remembered = await pass.Memory.KeepAsync(report);
            report = remembered.Report;
            if (pass.Target.Path is not null)
            {
                using var output = pass.Target.Open();
                await output.WriteAsync(report);
            }

            Log.Information(
                "Pass {Run} of {Account}: {Red} red, {Yellow} yellow, {NotAvailable} not available, complete {Complete}; next at {Next:u}",
                report.Run.Id,
                report.Run.Accounts[0],
                report.Checks.Count(check => check.Status == CheckStatus.Error),
                report.Checks.Count(check => check.Status == CheckStatus.Warning),
                report.Checks.Count(check => check.Status == CheckStatus.NotAvailable),
                report.Run.Complete,
                context.NextFireTimeUtc);
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
                Log.Write(remembered.Deliveries.Complete ? Serilog.Events.LogEventLevel.Information : Serilog.Events.LogEventLevel.Warning, "{Sink}", sink.ToString());
            }

            if (remembered.Published is { Paid: > 0 and var paid, EstimatedCost: var cost })
            {
                Log.Information("AWS bills for {Paid} calls of these, about {Cost} {Currency}", paid, cost.Amount, cost.Currency);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The next pass may find the account again; a daemon does not end for one.
            Log.Error("Pass failed, next at {Next:u}: {Reason}", context.NextFireTimeUtc, e.Message);
        }
    }
}
