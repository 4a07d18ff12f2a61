using System.CommandLine;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Options;

namespace AdvisorWorker.Commands.Cases;

/// <summary><c>advisor cases list</c> and <c>show</c>: what the store knows; AWS is not asked, but for whose accounts there are.</summary>
internal static class StoredCases
{
    public static Command MakeList()
    {
        var options = new AccountOptions();
        var choice = new StoreChoice(options);
        var account = new Option<string?>("--account") { Description = "Of one account", HelpName = "ACCOUNT" };
        var all = new Option<bool>("--all") { Description = "Resolved ones too" };
        var format = new Option<string>("--format") { Description = "table (default) or json", DefaultValueFactory = _ => "table", HelpName = "table|json" };
        var command = new Command("list", "The cases that are remembered, the newest first") { account, all, format };
        command.Options.Add(options.Accounts);
        options.AddTo(command);
        choice.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var form = parsed.GetValue(format);
            if (form is not ("table" or "json"))
            {
                throw new UsageException($"--format: '{form}' is not known. Known: table, json.");
            }

            await using var store = await choice.OpenAsync(parsed, cancellationToken);
            var members = parsed.GetValue(options.Accounts) is null ? null : await MembersAsync(parsed, options, cancellationToken);
            var cases = (await StoreChoice.TellAsync(() => new CaseBook(store).ListAsync(parsed.GetValue(account), cancellationToken)))
                .Where(one => (parsed.GetValue(all) || one.IsOpen) && members?.Contains(one.Account) != false).ToList();
            if (form == "json")
            {
                using var output = Console.OpenStandardOutput();
                CaseLines.Json(cases, output);
                return ExitCode.Clean;
            }

            foreach (var one in cases)
            {
                Console.WriteLine(CaseLines.Short(one));
            }

            if (cases.Count == 0)
            {
                Console.Error.WriteLine("advisor: no cases are remembered.");
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static async Task<HashSet<string>> MembersAsync(ParseResult parsed, AccountOptions options, CancellationToken cancellationToken)
    {
        await using var session = await Session.OpenAsync(parsed, options, (catalog, _) => catalog.Checks, []);
        return [.. (await Members.FindAsync(session, cancellationToken)).Members.Select(member => member.Id)];
    }

    public static Command MakeShow()
    {
        var choice = new StoreChoice();
        var id = new Argument<string>("CASE") { Description = "Our id, AWS's, or the number that people quote" };
        var command = new Command("show", "One case with its messages, as they were when it was last synced") { id };
        choice.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var store = await choice.OpenAsync(parsed, cancellationToken);
            var book = new CaseBook(store);
            var name = parsed.GetRequiredValue(id);
            var one = await StoreChoice.TellAsync(() => book.FindAsync(name, cancellationToken))
                ?? throw new UsageException($"The store knows no case '{name}'; `advisor cases list --all` lists them.");
            var items = await StoreChoice.TellAsync(() => book.ItemsAsync(one.Id, cancellationToken));
            var messages = await StoreChoice.TellAsync(() => book.MessagesAsync(one.Id, cancellationToken));
            foreach (var line in CaseLines.Whole(one, items, messages))
            {
                Console.WriteLine(line);
            }

            return ExitCode.Clean;
        });
        return command;
    }
}
