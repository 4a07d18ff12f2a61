using System.CommandLine;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor run</c>: one pass.</summary>
internal static class RunCommand
{
    public static Command Make()
    {
        var account = new AccountOptions();
        var selection = new SelectionOptions();
        var report = new ReportOptions();
        var sinks = new SinkOptions();
        var memory = new StoreOptions();
        var command = new Command("run", "Check the account once and report. Exit code 0: nothing reaches --fail-on; 1: a finding does; 2: usage or configuration; 3: something could not be checked or delivered; 130: interrupted.")
        {
            report.Format, report.Output, report.FailOn, report.AllowIncomplete,
        };
        selection.AddTo(command);
        sinks.AddTo(command);
        memory.AddTo(command);
        command.Options.Add(account.Suppressions);
        account.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            var mistakes = new List<string>();
            var target = report.Read(options, mistakes);
            Logs.Start(options.GetValue(account.Verbose));
            var settings = SettingsFile.Load(options.GetValue(account.Config), []);
            var specs = sinks.Read(options, account, settings, reportOnOutput: target.Path is null, mistakes);
            var choice = memory.Read(options, settings, hasStore: false, mistakes);
            await using var session = await Session.OpenAsync(options, account, (catalog, found) => selection.Choose(options, catalog, found), mistakes);
            await using var kept = await RunMemory.OpenAsync(session, choice, specs, cancellationToken);
            var request = await kept.RequestAsync(cancellationToken);
            using var output = target.Open();

            var found = await Progress.WhileAsync(progress => new Pass(session.Catalog, session.Time).RunAsync(session.Account, request, progress, cancellationToken));
            var remembered = await kept.KeepAsync(found);
            await output.WriteAsync(remembered.Report);
            return Ending.Say(remembered, target);
        });
        return command;
    }
}
