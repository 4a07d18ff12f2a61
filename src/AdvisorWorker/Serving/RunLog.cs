using AdvisorWorker.Engine.Record;
using Serilog.Context;

namespace AdvisorWorker.Serving;

/// <summary>Names the run and its account in every line that is logged.</summary>
internal static class RunLog
{
    /// <summary>Until it is disposed of; nothing is named where there is no report.</summary>
    public static IDisposable? Begin(RunReport? report) => report is null
        ? null
        : LogContext.Push(new RunEnricher(report.Run.Id, report.Run.Accounts is [var account] ? account : null));

    private sealed class RunEnricher(string run, string? account) : Serilog.Core.ILogEventEnricher
    {
        public void Enrich(Serilog.Events.LogEvent logEvent, Serilog.Core.ILogEventPropertyFactory propertyFactory)
        {
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("Run", run));
            if (account is not null)
            {
                logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("Account", account));
            }
        }
    }
}
