using System.CommandLine;
using AdvisorWorker.Diagnosis;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Commands;

/// <summary><c>advisor permissions</c>: the IAM policy that the chosen checks need, and not one action more.</summary>
internal static class PermissionsCommand
{
    public static Command Make()
    {
        var account = new AccountOptions { IsOfOne = true };
        var selection = new SelectionOptions();
        var preflight = new Option<bool>("--preflight") { Description = "Ask AWS, and print a policy of what is missing alone; exit 3 where something is" };
        var cases = new Option<bool>("--cases") { Description = "For support cases and quota requests instead: what the write role needs. Leave support:ResolveCase out where only people may end cases" };
        var console = new Option<bool>("--console") { Description = "For people instead, who look at cases and Trusted Advisor in AWS's console" };
        var command = new Command("permissions", "Print the least-privilege IAM policy for the chosen checks") { preflight, cases, console };
        selection.AddTo(command);
        account.AddMemberTo(command);
        account.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            if (!options.GetValue(preflight) && (options.GetValue(account.Accounts) ?? options.GetValue(account.Member)) is not null)
            {
                throw new UsageException("--accounts: a policy is the same for every account; the option belongs to --preflight.");
            }

            if (options.GetValue(cases) || options.GetValue(console))
            {
                Print([.. options.GetValue(cases) ? Permissions.OfCases : [], .. options.GetValue(console) ? Permissions.OfTheConsole : []], options.GetValue(cases) ? "AdvisorWorkerCases" : "People");
                return ExitCode.Clean;
            }

            if (options.GetValue(preflight))
            {
                Logs.Start(options.GetValue(account.Verbose));
                await using var whole = await Session.OpenAsync(options, account, (catalog, found) => selection.Choose(options, catalog, found), []);
                return Say(await Preflight.TryAsync(await Members.EnterAsync(whole, options.GetValue(account.Member), cancellationToken), cancellationToken));
            }

            Print(Declared(options, account, selection));
            return ExitCode.Clean;
        });
        return command;
    }

    // Needs no account, so none is looked for.
    private static IEnumerable<string> Declared(ParseResult options, AccountOptions account, SelectionOptions selection)
    {
        var mistakes = new List<string>();
        var catalog = new CatalogOptions(account).Load(options, mistakes);
        var checks = catalog is null ? [] : selection.Choose(options, catalog, mistakes);
        return mistakes.Count > 0
            ? throw new UsageException(mistakes)
            : [.. Permissions.OfARun, .. Permissions.Of(catalog!.Sources, checks.Select(check => check.Check))];
    }

    private static int Say(Preflight preflight)
    {
        Console.Error.WriteLine($"{preflight.Needed.Count - preflight.Denied.Count - preflight.Untried.Count} of {preflight.Needed.Count} actions are allowed.");
        if (!preflight.Untried.IsEmpty)
        {
            Console.Error.WriteLine($"Not tried, because the account gave no occasion: {string.Join(", ", preflight.Untried)}.");
        }

        if (preflight.Denied.IsEmpty)
        {
            return ExitCode.Clean;
        }

        Console.Error.WriteLine($"Denied: {string.Join(", ", preflight.Denied)}. This policy would allow it, unless a boundary or the organization forbids it:");
        Print(preflight.Denied);
        return ExitCode.Incomplete;
    }

    private static void Print(IEnumerable<string> actions, string sid = "AdvisorWorkerReads")
    {
        using var output = Console.OpenStandardOutput();
        PolicyDocument.Write(actions, sid, output);
    }
}
