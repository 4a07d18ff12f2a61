using System.CommandLine;
using AdvisorWorker.Engine.Record.Store;

namespace AdvisorWorker.Options;

/// <summary>The store of a command that works on nothing else: the one named, the setting's, or the usual file.</summary>
/// <param name="shared">The account options of a command that has them too.</param>
internal sealed class StoreChoice(AccountOptions? shared = null)
{
    private readonly AccountOptions account = shared ?? new();
    private readonly StoreOptions store = new();

    public void AddTo(Command command)
    {
        command.Options.Add(store.Store);
        if (shared is null)
        {
            command.Options.Add(account.Config);
        }
    }

    /// <summary>Where it is.</summary>
    /// <exception cref="UsageException">What was named is no store.</exception>
    public StoreAddress Read(ParseResult parsed)
    {
        var mistakes = new List<string>();
        var address = StoreOptions.Address(parsed.GetValue(store.Store), SettingsFile.Load(parsed.GetValue(account.Config), mistakes), mistakes) ?? StoreAddress.Default;
        return mistakes.Count > 0 ? throw new UsageException(mistakes) : address;
    }

    /// <summary>Opens it. One that does not exist is not made: whoever asks about it has mistyped its name.</summary>
    /// <exception cref="UsageException">It cannot be worked with.</exception>
    public async Task<AdvisorStore> OpenAsync(ParseResult parsed, CancellationToken cancellationToken, bool mayMake = false)
    {
        var address = Read(parsed);
        return address is StoreAddress.File { FullPath: var path } && !mayMake && !File.Exists(path)
            ? throw new UsageException($"--store: there is no store {path}.")
            : await TellAsync(() => AdvisorStore.OpenAsync(address, TimeProvider.System, cancellationToken));
    }

    /// <summary>Works on it, and says what is wrong with it where it cannot be worked with.</summary>
    public static async Task<T> TellAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (StoreException e)
        {
            throw new UsageException($"--store: {e.Message}");
        }
    }
}
