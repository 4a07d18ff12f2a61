using System.Security.Cryptography;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Options;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Serving;

/// <summary>Where the daemon's settings come from, at its start and later.</summary>
/// <param name="Config">The settings file; null for environment variables alone.</param>
/// <param name="Suppressions">The file of suppressions that the command names.</param>
/// <param name="Cron">The expression of <c>--cron</c>.</param>
/// <param name="Accounts">The file of accounts; null where there is none.</param>
/// <param name="Choose">Chooses the checks as the command says.</param>
internal sealed record SettingsSource(string? Config, string? Suppressions, string? Cron, string? Accounts, Func<CheckCatalog, List<string>, IReadOnlyList<CatalogCheck>> Choose)
{
    /// <summary>What the files that may change hold, in short; nothing where there are none.</summary>
    public string Look(IConfiguration configuration) =>
        string.Join('|', ((string?[])[Config, Accounts, Suppressions ?? configuration["Suppressions"]]).OfType<string>().Select(Hash));

    /// <summary>The settings as they are now; null with what is wrong.</summary>
    public (IConfiguration Configuration, DaemonSettings Settings)? Read(Session session, List<string> mistakes)
    {
        var configuration = SettingsFile.Load(Config, mistakes);
        if (mistakes.Count > 0)
        {
            return null;
        }

        CheckCatalog catalog;
        try
        {
            catalog = session.Catalog.With(configuration);
        }
        catch (PackException e)
        {
            mistakes.AddRange(e.Mistakes);
            return null;
        }

        var chosen = Choose(catalog, mistakes);
        var schedules = ScheduleSection.Read(Cron, configuration, catalog, chosen, mistakes);
        var suppressions = SuppressionFiles.Read(Suppressions, configuration, catalog, mistakes);
        var politeness = PolitenessSection.Read(configuration, mistakes);
        var refresh = ServeOptions.ReadRefresh(configuration, mistakes);
        var accounts = AccountsFiles.Read(Accounts, catalog, chosen, mistakes);
        if (mistakes.Count == 0)
        {
            ScheduleSection.CheckAccounts(schedules, accounts, mistakes);
        }

        return mistakes.Count > 0
            ? null
            : (configuration, new(catalog, session.Request with { Checks = chosen, Suppressions = suppressions, Politeness = politeness }, schedules, refresh, accounts));
    }

    /// <summary>The sections that differ and are only read at a start.</summary>
    public static IReadOnlyList<string> NeedRestart(IConfiguration before, IConfiguration after) =>
        [.. Flat(before).Except(Flat(after)).Union(Flat(after).Except(Flat(before))).Select(setting => setting.Key.Split(':')[0]).Distinct().Where(section => SettingsTable.Find(section) is not { IsLive: true })];

    private static string Hash(string path)
    {
        try
        {
            return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return path; // it will be said when the settings are read
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Flat(IConfiguration configuration) => configuration.AsEnumerable().Where(setting => setting.Value is not null);
}
