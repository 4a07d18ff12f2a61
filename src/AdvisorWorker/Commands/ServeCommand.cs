using System.CommandLine;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;
using AdvisorWorker.Serving;
using AdvisorWorker.Telemetry;
using Serilog;
using Serilog.Events;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor serve</c>: the daemon; the same pass as <c>run</c>, on schedules, with pages that say how it is.</summary>
internal static class ServeCommand
{
    // After a signal: the pass under way ends, is recorded, and its events go out; all within what the command has to end.
    private static readonly TimeSpan LastDelivery = TimeSpan.FromSeconds(4);

    public static Command Make()
    {
        var account = new AccountOptions();
        var selection = new SelectionOptions();
        var report = new ReportOptions();
        var sinks = new SinkOptions();
        var memory = new StoreOptions();
        var serving = new ServeOptions();
        var command = new Command("serve", "Check one account or many on schedules, publish what is found, until stopped. Several workers share one PostgreSQL store.") { report.Format, report.Output };
        serving.AddTo(command);
        selection.AddTo(command);
        sinks.AddTo(command);
        memory.AddTo(command);
        command.Options.Add(account.Suppressions);
        command.Options.Add(account.Accounts);
        account.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            try
            {
                return await ServeAsync(options, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return ExitCode.Clean; // stopped before it had begun
            }
        });
        return command;

        async Task<int> ServeAsync(ParseResult options, CancellationToken cancellationToken)
        {
            // From the first wait on, a signal ends the command in order; so it comes before anything is served.
            await Task.Yield();
            var mistakes = new List<string>();
            var target = report.Read(options, mistakes);
            Logs.Start(options.GetValue(account.Verbose), LogEventLevel.Information, serving.ReadLogFormat(options, mistakes));
            var accounts = options.GetValue(account.Accounts);
            var source = new SettingsSource(
                options.GetValue(account.Config), options.GetValue(account.Suppressions), options.GetValue(serving.Cron), accounts, (catalog, found) => selection.Choose(options, catalog, found));
            var settings = SettingsFile.Load(options.GetValue(account.Config), []);

            // Before they are read: what changes while it starts has changed.
            var seen = source.Look(settings);
            var specs = sinks.Read(options, account, settings, reportOnOutput: false, mistakes);
            var choice = memory.Read(options, settings, hasStore: true, mistakes);
            var rules = HttpSection.Read(settings, mistakes);
            var addresses = ListenAddresses.Read(options.GetValue(serving.Urls), settings, rules.HasToken, mistakes);
            var refresh = ServeOptions.ReadRefresh(settings, mistakes);
            var telemetry = TelemetrySection.Read(settings, account.IsServed(options), options.GetValue(account.Insecure), mistakes);
            var cluster = ServeOptions.ReadCluster(settings, mistakes);
            if (accounts is not null && target.Path is { } path && !path.Contains(ReportTarget.Placeholder, StringComparison.Ordinal))
            {
                mistakes.Add($"--output: each account has a report of its own; write {ReportTarget.Placeholder} into the file's name, such as report-{ReportTarget.Placeholder}.json.");
            }

            IReadOnlyList<PassSchedule> schedules = [];
            await using var session = await Session.OpenAsync(
                options,
                account,
                (catalog, found) =>
                {
                    var chosen = selection.Choose(options, catalog, found);
                    schedules = ScheduleSection.Read(options.GetValue(serving.Cron), settings, catalog, chosen, found);

                    // What is wrong with the file itself is said where the session reads it.
                    List<string> wrong = [];
                    if (AccountsFiles.Read(accounts, catalog, chosen, wrong) is var listed && wrong.Count == 0)
                    {
                        ScheduleSection.CheckAccounts(schedules, listed, found);
                    }

                    return chosen;
                },
                mistakes);

            // A daemon that forgets at each start would tell everything again.
            await using var kept = await RunMemory.OpenAsync(session, choice with { Address = choice.Address ?? (session.IsServed ? new StoreAddress.Memory() : StoreAddress.Default) }, specs, cancellationToken);
            await using var alone = await HaveAloneAsync(kept.Store!, cancellationToken);
            var daemon = new Daemon(session, kept, target, new(session.Catalog, session.Request, schedules, refresh, session.Accounts), cancellationToken);
            using var export = TelemetryExport.Start(telemetry, daemon.Measures);
            await using var server = await StatusServer.StartAsync(addresses, rules, daemon, cancellationToken);
            using var passes = await PassHost.StartAsync(daemon, cluster, options.GetValue(serving.Now));
            using var stopDelivery = new CancellationTokenSource();
            var delivery = kept.DeliverAsync(stopDelivery.Token);
            var watch = new SettingsWatch(daemon, source, seen).RunAsync(cancellationToken);
            Log.Information("Serving at {Urls}", server is null ? "no address" : string.Join(", ", server.Urls));
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            Log.Information("Stopping");
            await watch;
            await passes.StopAsync();
            await stopDelivery.CancelAsync();
            await delivery;
            foreach (var sink in (await kept.FlushAsync(LastDelivery)).Sinks.Where(sink => sink.Undelivered > 0))
            {
                Log.Warning("{Sink}; it waits in the store for the next start", sink.ToString());
            }

            await Log.CloseAndFlushAsync();
            return ExitCode.Clean;
        }
    }

    // Two workers with a file would run everything twice: what is due stands in PostgreSQL alone.
    private static async Task<StoreHold?> HaveAloneAsync(AdvisorStore store, CancellationToken cancellationToken)
    {
        if (store.Address is StoreAddress.Server)
        {
            return null;
        }

        try
        {
            return await store.HoldAsync("worker", cancellationToken)
                ?? throw new UsageException($"--store: another worker serves from {store.Address}, and a file is for one. Stop that worker, name another store, or let both share a PostgreSQL database.");
        }
        catch (StoreException e)
        {
            throw new UsageException($"--store: {e.Message}");
        }
    }
}
