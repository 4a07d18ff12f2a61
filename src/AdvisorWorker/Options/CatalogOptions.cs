using System.CommandLine;
using AdvisorWorker.Engine.Evaluate;

namespace AdvisorWorker.Options;

/// <summary>Options of commands that need the checks and no account.</summary>
/// <param name="account">The options of the account, where the command may need one too.</param>
internal sealed class CatalogOptions(AccountOptions account)
{
    public CatalogOptions()
        : this(new())
    {
    }

    public void AddTo(Command command)
    {
        command.Options.Add(account.Packs);
        command.Options.Add(account.Config);
    }

    /// <summary>The catalogue; null with what is wrong.</summary>
    public CheckCatalog? Load(ParseResult options, List<string> mistakes) =>
        Catalogs.Load(options.GetValue(account.Packs), SettingsFile.Load(options.GetValue(account.Config), mistakes), mistakes);
}
