using System.CommandLine;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;
using AdvisorWorker.Sandbox.Recordings;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor record</c>: what AWS answers to a run, as files that <c>--replay</c> reads.</summary>
internal static class RecordCommand
{
    public static Command Make()
    {
        var account = new AccountOptions();
        var selection = new SelectionOptions();
        var output = new Option<string>("--output") { Description = "A new folder for the recording; only you will be able to read it", HelpName = "DIR", Required = true };
        var mask = new Option<bool>("--mask-accounts") { Description = "Replace account ids, and what an account id can be told from" };
        var command = new Command(
            "record", "Record what AWS answers to a run, so that --replay can repeat it offline; secrets are left out. All checks are recorded, whatever the support plan gates.")
        {
            output, mask,
        };
        selection.AddTo(command);
        account.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            Logs.Start(options.GetValue(account.Verbose));
            var folder = options.GetRequiredValue(output);
            await using var session = await Session.OpenAsync(options, account, (catalog, found) => selection.Choose(options, catalog, found), []);
            using var recorder = Start(folder, options.GetValue(mask));
            var pass = new Pass(session.Catalog, session.Time);
            var recorded = session.Account.RecordedBy(new RecordingTransport(recorder));
            var report = await Progress.WhileAsync(progress => pass.RunAsync(recorded, session.Request with { Gate = GateMode.Off }, progress, cancellationToken));
            if (report.Run.Interrupted)
            {
                Console.Error.WriteLine("advisor: interrupted; nothing is left of the recording.");
                return ExitCode.Interrupted;
            }

            var manifest = recorder.Finish(new()
            {
                Account = report.Run.Accounts[0],
                At = report.Run.StartedAt,
                Regions = report.Run.Regions,
                HomeRegion = session.Account.HomeRegion,
            });
            var failed = report.Unavailable.Count(gap => gap.Gap.IsFailure);
            Console.Error.WriteLine(
                $"Recorded {manifest.Calls} calls of account {manifest.Account} in {manifest.Regions.Count} Region{(manifest.Regions.Count == 1 ? "" : "s")}"
                + (failed == 0 ? "." : $"; {failed} unit{(failed == 1 ? "" : "s")} of Region and check could not be read, and the recording says so."));
            Console.Error.WriteLine($"Repeat it with: advisor run --replay {folder}");
            return ExitCode.Clean;
        });
        return command;
    }

    private static Recorder Start(string folder, bool masksAccounts)
    {
        try
        {
            return new(folder, masksAccounts, Redaction.Apply);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"--output: {e.Message}");
        }
    }
}
