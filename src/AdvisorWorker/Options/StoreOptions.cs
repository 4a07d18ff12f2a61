using System.CommandLine;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Record.Store;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Options of what is remembered between runs, and what is said of it.</summary>
internal sealed class StoreOptions
{
    public Option<string?> Store { get; } = new("--store")
    {
        Description = "Remember results there: a SQLite file, or postgres://user@host/database (passwords belong into PGPASSWORD or the setting Store)",
        HelpName = "PATH|CONNECTION",
    };

    public Option<bool> OnlyNew { get; } = new("--only-new") { Description = "List and judge only what is new or changed since the last run in the store, or since --baseline" };

    public Option<string?> Baseline { get; } = new("--baseline") { Description = "An earlier JSON report; what it lists already is not new", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Options.Add(Store);
        command.Options.Add(OnlyNew);
        command.Options.Add(Baseline);
    }

    /// <summary>Where the store is; null where none is named.</summary>
    public static StoreAddress? Address(string? option, IConfiguration configuration, List<string> mistakes)
    {
        try
        {
            return (option ?? configuration["Store"]) is { } text ? StoreAddress.Parse(text) : null;
        }
        catch (StoreException e)
        {
            mistakes.Add($"--store: {e.Message}");
            return null;
        }
    }

    private static int RetentionOf(IConfiguration configuration, List<string> mistakes) =>
        ((RetentionSettings)SettingsBinder.Bind(typeof(RetentionSettings), configuration.GetSection("Retention"), mistakes)).Days;

    /// <summary>Reads the options of a run.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="hasStore">There is a store also where none is named.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public MemoryChoice Read(ParseResult command, IConfiguration configuration, bool hasStore, List<string> mistakes)
    {
        var address = Address(command.GetValue(Store), configuration, mistakes);
        var onlyNew = command.GetValue(OnlyNew);
        var path = command.GetValue(Baseline);
        if (address is null && !hasStore && string.Equals(configuration["Escalation:Mode"], "on", StringComparison.OrdinalIgnoreCase))
        {
            mistakes.Add("Escalation:Mode is on, and nothing would remember which cases there are; name a store with --store.");
        }

        if (onlyNew && address is null && !hasStore && path is null)
        {
            mistakes.Add("--only-new: nothing is remembered; name a store with --store, or an earlier JSON report with --baseline.");
        }

        return new(address, onlyNew, path is null ? null : BaselineFile.Read(path, mistakes)) { RetentionDays = RetentionOf(configuration, mistakes) };
    }
}

/// <summary>What a run remembers, and how long.</summary>
/// <param name="Address">The store; null for none.</param>
/// <param name="OnlyNew">Only what is new or changed counts.</param>
/// <param name="Baseline">What an earlier report says of each item, by fingerprint.</param>
internal sealed record MemoryChoice(StoreAddress? Address, bool OnlyNew, IReadOnlyDictionary<string, BaselineItem>? Baseline)
{
    /// <summary>After so many days, what is old is forgotten.</summary>
    public int RetentionDays { get; init; } = Retention.UsualDays;
}
