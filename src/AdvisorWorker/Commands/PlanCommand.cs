using System.CommandLine;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;
using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor plan</c>: the account's support plan and what it gives.</summary>
internal static class PlanCommand
{
    public static Command Make()
    {
        var account = new AccountOptions { IsOfOne = true };
        var store = new StoreOptions();
        var command = new Command("plan", "Show the account's AWS Support plan, how it was found, what it gives and which checks it gates");
        account.AddMemberTo(command);
        account.AddTo(command);
        command.Options.Add(store.Store);
        command.SetAction(async (options, cancellationToken) =>
        {
            Logs.Start(options.GetValue(account.Verbose));
            var mistakes = new List<string>();
            var address = StoreOptions.Address(options.GetValue(store.Store), SettingsFile.Load(options.GetValue(account.Config), []), mistakes);
            await using var whole = await Session.OpenAsync(options, account, (catalog, _) => catalog.Checks, mistakes);
            var session = await Members.EnterAsync(whole, options.GetValue(account.Member), cancellationToken);
            await using var kept = await RunMemory.OpenAsync(session, new(address, OnlyNew: false, Baseline: null), [], cancellationToken);
            var plan = await new Pass(session.Catalog, session.Time).PlanAsync(session.Account, await kept.RequestAsync(cancellationToken), cancellationToken);
            foreach (var line in PlanText.Render(plan, session.Request.Gate, session.Catalog.Checks.Count, session.Time.GetUtcNow()))
            {
                Console.WriteLine(TerminalText.Of(line));
            }

            return ExitCode.Clean;
        });
        return command;
    }
}
