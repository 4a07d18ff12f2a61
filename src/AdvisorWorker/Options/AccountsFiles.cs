using System.CommandLine;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Reports;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>The accounts of <c>--accounts</c>.</summary>
internal static class AccountsFiles
{
    /// <summary>What the file of the command says; null where none is named.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="options">The account options.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="catalog">The checks; null where they could not be loaded.</param>
    /// <param name="chosen">The run's checks, of which each account must have some; none where that does not matter.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static AccountsSettings? Read(
        ParseResult command, AccountOptions options, IConfiguration configuration, CheckCatalog? catalog, IReadOnlyList<CatalogCheck> chosen, List<string> mistakes)
    {
        var path = command.GetValue(options.Accounts);
        var member = command.GetValue(options.Member);
        if (path is null && member is not null)
        {
            mistakes.Add("--account: it is one of the accounts of --accounts; name their file too.");
        }

        if (path is not null && member is null && options.IsOfOne)
        {
            mistakes.Add("--accounts: this is about one account; say which with --account.");
        }

        if (path is not null && options.IsServed(command))
        {
            mistakes.Add("--accounts: --demo and --replay bring the only account there is; leave one out.");
        }

        if (path is not null && configuration.GetSection("Account").GetChildren().Any())
        {
            mistakes.Add("--accounts: the file says how accounts are entered, and the section Account does too; leave one out.");
        }

        return Read(path, catalog, chosen, mistakes);
    }

    /// <summary>What a file says; null where none is named.</summary>
    public static AccountsSettings? Read(string? path, CheckCatalog? catalog, IReadOnlyList<CatalogCheck> chosen, List<string> mistakes)
    {
        if (path is null)
        {
            return null;
        }

        // A message repeats what the file says, and the file may have come from anywhere.
        var found = new List<string>();
        var settings = AccountsFile.Read(path, new(catalog, chosen, PillarNames.All, PillarNames.Parse, Environment.GetEnvironmentVariable, Closest.Hint), found);
        mistakes.AddRange(found.Select(TerminalText.Of));
        return settings;
    }
}
