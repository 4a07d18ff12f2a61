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
        var account = new AccountOptions { IsOfOne = true };
        var selection = new SelectionOptions();
        var memory = new StoreOptions();
        var command = new Command(
            "doctor", "Look at everything a run needs: checks, way to AWS, clock, identity, plan, Regions, permissions, contacts; exit 3 where something is broken");
        selection.AddTo(command);
        account.AddMemberTo(command);
        account.AddTo(command);
        command.Options.Add(memory.Store);
        command.SetAction(async (options, cancellationToken) =>
        {
            Logs.Start(options.GetValue(account.Verbose));
            await using var whole = await Session.OpenAsync(options, account, (catalog, mistakes) => selection.Choose(options, catalog, mistakes), []);
            var mistakes = new List<string>();
            var address = StoreOptions.Address(options.GetValue(memory.Store), whole.Configuration, mistakes);
            if (mistakes.Count > 0)
            {
                throw new UsageException(mistakes);
            }

            var session = await Members.EnterAsync(whole, options.GetValue(account.Member), cancellationToken);
            var worst = FindingState.Fine;
            await foreach (var finding in new Examination(session, address).RunAsync(cancellationToken))
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
