using System.CommandLine;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;

namespace AdvisorWorker.Options;

/// <summary>Options of the commands that look at rules and at no account.</summary>
/// <param name="withFile">A file of rules is looked at too; else the store alone, whatever the setting says.</param>
internal sealed class SuppressOptions(bool withFile)
{
    private readonly AccountOptions account = new();
    private readonly StoreOptions store = new();

    public void AddTo(Command command)
    {
        command.Options.Add(store.Store);
        if (withFile)
        {
            command.Options.Add(account.Suppressions);
        }

        command.Options.Add(account.Packs);
        command.Options.Add(account.Config);
    }

    public RuleChoice Read(ParseResult command)
    {
        var mistakes = new List<string>();
        var configuration = SettingsFile.Load(command.GetValue(account.Config), mistakes);
        var catalog = Catalogs.Load(command.GetValue(account.Packs), configuration, mistakes);
        var address = StoreOptions.Address(command.GetValue(store.Store), configuration, mistakes);
        var written = withFile ? SuppressionFiles.Read(command.GetValue(account.Suppressions), configuration, catalog, mistakes) : [];
        return new(address ?? StoreAddress.Default, address is null, catalog, written, mistakes);
    }
}

/// <summary>Where a command finds rules.</summary>
/// <param name="Address">The store.</param>
/// <param name="IsDefault">Nobody named it.</param>
/// <param name="Catalog">The checks.</param>
/// <param name="Written">The rules of the file.</param>
/// <param name="Mistakes">What is wrong so far.</param>
internal sealed record RuleChoice(StoreAddress Address, bool IsDefault, CheckCatalog? Catalog, IReadOnlyList<Suppression> Written, List<string> Mistakes)
{
    /// <summary>Today in UTC.</summary>
    public DateOnly Today { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Looking does not make a store.</summary>
    public bool Exists => Address is not StoreAddress.File file || File.Exists(file.FullPath);

    /// <exception cref="UsageException">Anything is wrong.</exception>
    public void Check()
    {
        if (Mistakes.Count > 0)
        {
            throw new UsageException(Mistakes);
        }
    }

    /// <summary>Works with the store.</summary>
    /// <exception cref="UsageException">It cannot be worked with.</exception>
    public async Task<T> UseAsync<T>(Func<StoredSuppressions, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = await AdvisorStore.OpenAsync(Address, TimeProvider.System, cancellationToken);
            return await use(new(store));
        }
        catch (StoreException e)
        {
            throw new UsageException($"--store: {e.Message}");
        }
    }

    /// <summary>The rules of the store.</summary>
    public async Task<IReadOnlyList<Suppression>> StoredAsync(CancellationToken cancellationToken) =>
        Exists ? await UseAsync(rules => rules.ListAsync(cancellationToken), cancellationToken) : [];

    /// <summary>The rules of the file and of the store, in the order in which a run takes them.</summary>
    public async Task<IReadOnlyList<Suppression>> RulesAsync(CancellationToken cancellationToken) => [.. Written, .. await StoredAsync(cancellationToken)];
}
