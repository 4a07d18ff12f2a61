using System.Collections.Concurrent;
using System.CommandLine;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Engine.Tracing;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;
using AdvisorWorker.Serving;
using AdvisorWorker.Telemetry;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor run</c>: one pass.</summary>
internal static class RunCommand
{
    private const string Name = "run";

    public static Command Make()
    {
        var account = new AccountOptions();
        var selection = new SelectionOptions();
        var report = new ReportOptions();
        var sinks = new SinkOptions();
        var memory = new StoreOptions();
        var command = new Command(Name, "Check the account once and report. Exit code 0: nothing reaches --fail-on; 1: a finding does; 2: usage or configuration; 3: something could not be checked or delivered; 130: interrupted.")
        {
            report.Format, report.Output, report.FailOn, report.AllowIncomplete,
        };
        selection.AddTo(command);
        sinks.AddTo(command);
        memory.AddTo(command);
        command.Options.Add(account.Suppressions);
        command.Options.Add(account.Accounts);
        account.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            var mistakes = new List<string>();
            var target = report.Read(options, mistakes);
            Logs.Start(options.GetValue(account.Verbose));
            var settings = SettingsFile.Load(options.GetValue(account.Config), []);
            var specs = sinks.Read(options, account, settings, reportOnOutput: target.Path is null, mistakes);
            var choice = memory.Read(options, settings, hasStore: false, mistakes);
            var telemetry = TelemetrySection.Read(settings, account.IsServed(options), options.GetValue(account.Insecure), mistakes);
            await using var session = await Session.OpenAsync(options, account, (catalog, found) => selection.Choose(options, catalog, found), mistakes);
            await using var kept = await RunMemory.OpenAsync(session, choice, specs, cancellationToken);
            var request = await kept.RequestAsync(cancellationToken);
            using var output = target.Open();
            var ledger = new PassLedger(TimeProvider.System, session.Accounts is not null);
            using var export = TelemetryExport.Start(telemetry, new(ledger, kept.Store, () => [], TimeProvider.System));
            var remembered = await ToldAsync(ledger, () => session.Accounts is { } accounts
                ? ManyAsync(session, accounts, kept, request, cancellationToken)
                : OneAsync(session, kept, request, cancellationToken), cancellationToken);
            await output.WriteAsync(remembered.Report);
            return Ending.Say(remembered, target);
        });
        return command;
    }

    // A run is counted and traced as a pass of the daemon is.
    private static async Task<Remembered> ToldAsync(PassLedger ledger, Func<Task<Remembered>> run, CancellationToken cancellationToken)
    {
        using var span = Spans.BeginPass(Name);
        var began = ledger.Begin();
        Remembered? remembered = null;
        try
        {
            return remembered = await run();
        }
        finally
        {
            var outcome = remembered is not null ? PassOutcomes.Of(remembered) : cancellationToken.IsCancellationRequested ? PassOutcome.Interrupted : PassOutcome.Failed;
            ledger.End(Name, outcome, began, remembered?.Report);
            Spans.EndPass(span, KebabCase.Of(outcome.ToString()), remembered?.Report);
        }
    }

    private static async Task<Remembered> OneAsync(Session session, RunMemory kept, RunRequest request, CancellationToken cancellationToken) =>
        await kept.KeepAsync(await Progress.WhileAsync(progress => new Pass(session.Catalog, session.Time).RunAsync(session.Account, request, progress, cancellationToken)));

    private static async Task<Remembered> ManyAsync(Session session, AccountsSettings accounts, RunMemory kept, RunRequest request, CancellationToken cancellationToken)
    {
        var roster = await Members.FindAsync(session with { Request = request }, cancellationToken);

        // Each account is recorded when it is done, so that a run that breaks off has lost only those under way.
        var recorded = new ConcurrentDictionary<string, Recorded>(StringComparer.Ordinal);
        var report = await Progress.WhileAsync(progress => new Round(session.Catalog, session.Time).RunAsync(
            roster,
            request,
            accounts.AtOnce,
            async (member, found) => (recorded[member.Id] = await kept.RecordAsync(member, found)).Report,
            progress,
            cancellationToken));
        return await kept.PublishAsync(report, [.. roster.Members.Select(member => recorded[member.Id])]);
    }
}
