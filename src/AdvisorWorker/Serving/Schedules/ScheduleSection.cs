using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;
using Microsoft.Extensions.Configuration;
using Quartz;

namespace AdvisorWorker.Serving;

/// <summary>Reads the settings list <c>Schedules</c> and says all that is wrong with it.</summary>
internal static class ScheduleSection
{
    /// <summary>The setting's name.</summary>
    public const string Section = "Schedules";

    /// <summary>What the schedule of <c>--cron</c> is called.</summary>
    public const string OfCommand = "cron";

    /// <summary>Once a day, at night in UTC.</summary>
    public const string Nightly = "0 0 3 * * ?";

    private static readonly string[] Taken = [OfCommand, RoundJob.AtStart, PassJob.OnRequest, PassSchedule.Group];

    /// <summary>The schedules; the nightly one where none is named.</summary>
    /// <param name="cron">The expression of <c>--cron</c>; null where it was left out.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="catalog">All checks.</param>
    /// <param name="chosen">The checks that the command chose; a schedule narrows them.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static IReadOnlyList<PassSchedule> Read(string? cron, IConfiguration configuration, CheckCatalog catalog, IReadOnlyList<CatalogCheck> chosen, List<string> mistakes)
    {
        var entries = configuration.GetSection(Section).GetChildren().ToList();
        var schedules = entries.Select(entry => Read(entry, catalog, chosen, mistakes)).OfType<PassSchedule>().ToList();
        foreach (var twice in schedules.GroupBy(schedule => schedule.Name).Where(same => same.Count() > 1))
        {
            mistakes.Add($"{Section}: {twice.Key} is named twice.");
        }

        if ((cron is not null || entries.Count == 0) && Parse("--cron", cron ?? Nightly, TimeZoneInfo.Utc, mistakes) is { } expression)
        {
            schedules.Add(new(OfCommand, expression, Misfire.FireOnce, TimeSpan.Zero, chosen));
        }

        return schedules;
    }

    private static PassSchedule? Read(IConfigurationSection entry, CheckCatalog catalog, IReadOnlyList<CatalogCheck> chosen, List<string> mistakes)
    {
        var before = mistakes.Count;
        var settings = (ScheduleSettings)SettingsBinder.Bind(typeof(ScheduleSettings), entry, mistakes);
        if (Taken.Contains(settings.Name))
        {
            mistakes.Add($"{entry.Path}:Name: '{settings.Name}' is taken; choose another name.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var zone))
        {
            mistakes.Add($"{entry.Path}:TimeZone: no time zone is called '{settings.TimeZone}'; write one like Europe/Berlin, or UTC.");
        }

        var expression = settings.Cron.Length == 0 ? null : Parse($"{entry.Path}:Cron", settings.Cron, zone ?? TimeZoneInfo.Utc, mistakes);
        if (!Enum.TryParse<Misfire>(settings.Misfire.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var misfire) || !Enum.IsDefined(misfire))
        {
            var known = Enum.GetNames<Misfire>().Select(KebabCase.Of).ToList();
            mistakes.Add($"{entry.Path}:Misfire: '{settings.Misfire}' is not known.{Closest.Hint(settings.Misfire, known)} Known: {string.Join(", ", known)}.");
        }

        var checks = Choose(entry, settings, catalog, chosen, mistakes);
        return mistakes.Count > before || expression is null ? null : new(settings.Name, expression, misfire, TimeSpan.FromSeconds(settings.JitterSeconds), checks)
        {
            Accounts = settings.Accounts is { Length: > 0 } accounts ? accounts : null,
        };
    }

    /// <summary>Says which schedules are about accounts that are not there.</summary>
    /// <param name="schedules">The schedules.</param>
    /// <param name="accounts">What the file of accounts says; null where there is none.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static void CheckAccounts(IEnumerable<PassSchedule> schedules, AccountsSettings? accounts, List<string> mistakes)
    {
        foreach (var schedule in schedules.Where(schedule => schedule.Accounts is not null))
        {
            if (accounts is null)
            {
                mistakes.Add($"{Section}: {schedule.Name} names accounts, and there are none to choose from; name their file with --accounts, or leave Accounts out.");
                continue;
            }

            // Who is in an organization is found out when a schedule is due.
            var known = accounts.Accounts.SelectMany(account => (string?[])[account.Id, account.Name]).OfType<string>().ToList();
            foreach (var name in accounts.Organization is null ? schedule.Accounts!.Except(known, StringComparer.Ordinal) : [])
            {
                mistakes.Add($"{Section}: {schedule.Name}: Accounts: '{name}' is none of the accounts of --accounts.{Closest.Hint(name, known)}");
            }
        }
    }

    private static List<CatalogCheck> Choose(IConfigurationSection entry, ScheduleSettings settings, CheckCatalog catalog, IReadOnlyList<CatalogCheck> chosen, List<string> mistakes)
    {
        var before = mistakes.Count;
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in settings.Checks ?? [])
        {
            if (catalog.Find(id) is { } check)
            {
                named.Add(check.About.Id);
            }
            else
            {
                mistakes.Add($"{entry.Path}:Checks: no check is called '{id}'.{Closest.Hint(id, catalog.Names)} `advisor checks list` lists them.");
            }
        }

        var pillars = new HashSet<Pillar>();
        foreach (var name in settings.Pillars ?? [])
        {
            if (PillarNames.Parse(name) is { } pillar)
            {
                pillars.Add(pillar);
            }
            else
            {
                mistakes.Add($"{entry.Path}:Pillars: no pillar is called '{name}'.{Closest.Hint(name, PillarNames.All)} Known: {string.Join(", ", PillarNames.All)}.");
            }
        }

        var checks = chosen
            .Where(check => settings.Checks is not { Length: > 0 } || named.Contains(check.About.Id))
            .Where(check => settings.Pillars is not { Length: > 0 } || pillars.Contains(check.About.Pillar))
            .ToList();
        if (checks.Count == 0 && chosen.Count > 0 && mistakes.Count == before)
        {
            mistakes.Add($"{entry.Path}: Checks and Pillars, with what the command chooses, leave no check to run.");
        }

        return checks;
    }

    private static CronExpression? Parse(string where, string text, TimeZoneInfo zone, List<string> mistakes)
    {
        try
        {
            var expression = new CronExpression(text, zone);
            if (expression.GetNextValidTimeAfter(TimeProvider.System.GetUtcNow()) is not null)
            {
                return expression;
            }

            mistakes.Add($"{where}: '{text}' is never due again.");
        }
        catch (FormatException e)
        {
            mistakes.Add($"{where}: '{text}' is no Quartz cron expression: {e.Message} Write seconds, minutes, hours, day of month, month, day of week, such as '{Nightly}'.");
        }

        return null;
    }
}
