using System.CommandLine;
using AdvisorWorker.Diagnosis;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor doctor</c>: what would keep a run from being complete, each with its remedy.</summary>
internal static class DoctorCommand
{
    public static Command Make()
    {
        var account = new AccountOptions();
        var selection = new SelectionOptions();
        var command = new Command(
            "doctor", "Look at everything a run needs: checks, way to AWS, clock, identity, plan, Regions, permissions, contacts; exit 3 where something is broken");
        selection.AddTo(command);
        account.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            Logs.Start(options.GetValue(account.Verbose));
            await using var session = await Session.OpenAsync(options, account, (catalog, mistakes) => selection.Choose(options, catalog, mistakes), []);
            var worst = FindingState.Fine;
            await foreach (var finding in new Examination(session).RunAsync(cancellationToken))
            {
                worst = finding.State > worst ? finding.State : worst;
                Console.WriteLine($"{Mark(finding.State)}  {finding.Subject,-13} {TerminalText.Of(finding.Said)}");
                if (finding.Remedy is not null)
                {
                    Console.WriteLine($"      {"",-13} {TerminalText.Of(finding.Remedy)}");
                }
            }

            return worst == FindingState.Broken ? ExitCode.Incomplete : ExitCode.Clean;
        });
        return command;
    }

    private static string Mark(FindingState state) => state switch
    {
        FindingState.Fine => "ok  ",
        FindingState.Mind => "mind",
        _ => "FAIL",
    };
}
