using System.CommandLine;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor cases</c>: support cases about findings.</summary>
internal static class CasesCommand
{
    public static Command Make() => new("cases", "Support cases about findings") { MakeDraft() };

    private static Command MakeDraft()
    {
        var account = new AccountOptions();
        var memory = new StoreOptions();
        var id = new Argument<string>("CHECK") { Description = "The check; our id or Trusted Advisor's" };
        var attachments = new Option<string?>("--attachments") { Description = "Write the attachments into this folder", HelpName = "DIR" };
        var command = new Command("draft", "Run one check and print a case about what it finds; nothing is sent") { id, attachments };
        account.AddTo(command);
        command.Options.Add(account.Suppressions);
        command.Options.Add(memory.Store);
        command.SetAction(async (options, cancellationToken) =>
        {
            Logs.Start(options.GetValue(account.Verbose));
            var name = options.GetRequiredValue(id);
            var mistakes = new List<string>();
            var address = StoreOptions.Address(options.GetValue(memory.Store), SettingsFile.Load(options.GetValue(account.Config), []), mistakes);
            await using var session = await Session.OpenAsync(
                options,
                account,
                (catalog, found) =>
                {
                    if (catalog.Find(name) is { } check)
                    {
                        return [check];
                    }

                    found.Add($"No check is called '{name}'.{Closest.Hint(name, catalog.Names)} `advisor checks list` lists them.");
                    return [];
                },
                mistakes);

            // A case is not opened about what somebody has silenced.
            await using var kept = await RunMemory.OpenAsync(session, new(address, OnlyNew: false, Baseline: null), [], cancellationToken);
            var request = await kept.RequestAsync(cancellationToken);

            // A draft needs no plan: what the plan decides is whether it can be sent by API, and the draft says so.
            var report = await Progress.WhileAsync(progress => new Pass(session.Catalog, session.Time)
                .RunAsync(session.Account, request with { Gate = Engine.Plans.GateMode.Off }, progress, cancellationToken));
            var result = report.Checks.Single();
            if (result.Summary.Flagged == 0)
            {
                Console.Error.WriteLine(result.Status == CheckStatus.NotAvailable
                    ? $"'{result.Check.Id}' is not available, so there is nothing to draft: {TerminalText.Of(result.Reason)}"
                    : $"'{result.Check.Id}' finds nothing, so there is nothing to draft.");
                return result.Status == CheckStatus.NotAvailable ? ExitCode.Incomplete : ExitCode.Clean;
            }

            var draft = CaseDrafter.Draft(result, report);
            foreach (var line in CaseText.Render(draft))
            {
                Console.WriteLine(line);
            }

            await WriteAttachmentsAsync(draft, options.GetValue(attachments));
            return ExitCode.Clean;
        });
        return command;
    }

    private static async Task WriteAttachmentsAsync(CaseDraft draft, string? folder)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        foreach (var attachment in draft.Attachments)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, attachment.FileName), attachment.Data);
        }
    }
}
