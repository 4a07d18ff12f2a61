using System.Collections.Immutable;
using System.Globalization;
using AdvisorWorker.Engine.Evaluate;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Reads the settings section <c>Escalation</c> and says all that is wrong with it.</summary>
public static class EscalationSection
{
    /// <summary>The section's name.</summary>
    public const string Name = "Escalation";

    private const int AwsLimitPerHour = 10;

    private static readonly string[] Pillars = ["cost_optimizing", "security", "fault_tolerance", "performance", "service_limits", "operational_excellence"];

    /// <summary>The settings.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="findCheck">The id of a check by our id or Trusted Advisor's; null where there is none.</param>
    /// <param name="mistakes">Takes one line per mistake.</param>
    public static EscalationSettings Read(IConfiguration configuration, Func<string, string?> findCheck, List<string> mistakes)
    {
        var section = configuration.GetSection(Name);
        var defaults = new EscalationSettings();
        var calendar = ReadCalendar(section.GetSection(nameof(defaults.Calendar)), mistakes);
        return new()
        {
            Mode = ReadMode(section, mistakes),
            Accounts = [.. Accounts(section.GetSection(nameof(defaults.Accounts)), mistakes)],
            Rules = ReadRules(section.GetSection(nameof(defaults.Rules)), findCheck, mistakes),
            CasesPerHour = ReadCount(section, nameof(defaults.CasesPerHour), defaults.CasesPerHour, mistakes),
            CasesPerRun = ReadCount(section, nameof(defaults.CasesPerRun), defaults.CasesPerRun, mistakes),
            ResolveWhenGone = section.GetValue(nameof(defaults.ResolveWhenGone), false),
            AccountTeam = section[nameof(defaults.AccountTeam)],
            WarnBeforeDue = ReadTime(section, nameof(defaults.WarnBeforeDue), defaults.WarnBeforeDue, mistakes),
            WarnBeforeClose = ReadTime(section, nameof(defaults.WarnBeforeClose), defaults.WarnBeforeClose, mistakes),
            Calendar = calendar,
        };
    }

    private static EscalationMode ReadMode(IConfigurationSection section, List<string> mistakes)
    {
        switch (section[nameof(EscalationSettings.Mode)]?.ToLowerInvariant())
        {
            case null or "" or "off":
                return EscalationMode.Off;
            case "dry-run":
                return EscalationMode.DryRun;
            case "on":
                return EscalationMode.On;
            default:
                mistakes.Add($"{section.Path}:{nameof(EscalationSettings.Mode)}: '{section[nameof(EscalationSettings.Mode)]}' is not known. Known: off, dry-run, on.");
                return EscalationMode.Off;
        }
    }

    private static ImmutableArray<EscalationRule> ReadRules(IConfigurationSection section, Func<string, string?> findCheck, List<string> mistakes)
    {
        var rules = ImmutableArray.CreateBuilder<EscalationRule>();
        foreach (var child in section.GetChildren())
        {
            var rule = (EscalationRule)SettingsBinder.Bind(typeof(EscalationRule), Normalised(child), mistakes);
            foreach (var check in rule.Checks?.Where(check => findCheck(check) is null) ?? [])
            {
                mistakes.Add($"{child.Path}:Checks: no check is called '{check}'.");
            }

            foreach (var pillar in rule.Pillars?.Where(pillar => !Pillars.Contains(pillar)) ?? [])
            {
                mistakes.Add($"{child.Path}:Pillars: no pillar is called '{pillar}'. Known: {string.Join(", ", Pillars)}.");
            }

            foreach (var status in rule.Statuses?.Where(status => status is not ("warning" or "error")) ?? [])
            {
                mistakes.Add($"{child.Path}:Statuses: '{status}' is not known. Known: warning, error.");
            }

            foreach (var window in rule.MaintenanceWindows ?? [])
            {
                try
                {
                    SupportCalendar.ParseWindow(window);
                }
                catch (FormatException e)
                {
                    mistakes.Add($"{child.Path}:MaintenanceWindows: {e.Message}");
                }
            }

            if (rule.IsHighest && !rule.AllowHighest)
            {
                mistakes.Add($"{child.Path}:Severity: '{rule.Severity}' wakes people; say AllowHighest: true to mean it.");
            }

            if (rule.MinimumAge < TimeSpan.Zero)
            {
                mistakes.Add($"{child.Path}:MinimumAge must not be negative.");
            }

            foreach (var address in rule.Cc?.Where(address => !address.Contains('@', StringComparison.Ordinal) || address.Any(char.IsWhiteSpace)) ?? [])
            {
                mistakes.Add($"{child.Path}:Cc: '{address}' is no address.");
            }

            rules.Add(rule with { Checks = rule.Checks?.Select(check => findCheck(check) ?? check).ToArray() });
        }

        foreach (var twice in rules.CountBy(rule => rule.Name, StringComparer.Ordinal).Where(rule => rule.Value > 1 && rule.Key.Length > 0))
        {
            mistakes.Add($"{section.Path}: {twice.Value} rules are called '{twice.Key}'; a name belongs to one.");
        }

        return rules.ToImmutable();
    }

    // People write actions in kebab case, as in the documentation; .NET's enumerations know no hyphen.
    private static IConfigurationSection Normalised(IConfigurationSection rule)
    {
        if (rule[nameof(EscalationRule.Action)] is { } action)
        {
            rule[nameof(EscalationRule.Action)] = action.Replace("-", "", StringComparison.Ordinal);
        }

        return rule;
    }

    private static SupportCalendar ReadCalendar(IConfigurationSection section, List<string> mistakes)
    {
        var settings = (CalendarSettings)SettingsBinder.Bind(typeof(CalendarSettings), section, mistakes);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var zone))
        {
            mistakes.Add($"{section.Path}:{nameof(settings.TimeZone)}: no time zone is called '{settings.TimeZone}'; write it like Europe/Berlin.");
        }

        var opens = ReadClock($"{section.Path}:{nameof(settings.Opens)}", settings.Opens, new(8, 0), mistakes);
        var closes = ReadClock($"{section.Path}:{nameof(settings.Closes)}", settings.Closes, new(18, 0), mistakes);
        if (opens >= closes)
        {
            mistakes.Add($"{section.Path}: the day closes before it opens.");
            closes = opens.AddHours(1) > opens ? opens.AddHours(1) : TimeOnly.MaxValue;
        }

        var holidays = new List<DateOnly>();
        foreach (var (index, text) in (settings.Holidays ?? []).Index())
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                holidays.Add(day);
            }
            else
            {
                mistakes.Add($"{section.Path}:{nameof(settings.Holidays)}:{index}: '{text}' is no date; write it like 2026-12-25.");
            }
        }

        return new(zone ?? TimeZoneInfo.Utc, opens, closes, holidays);
    }

    private static TimeOnly ReadClock(string path, string text, TimeOnly usual, List<string> mistakes)
    {
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        mistakes.Add($"{path}: '{text}' is no time; write it like 08:00.");
        return usual;
    }

    private static IEnumerable<string> Accounts(IConfigurationSection section, List<string> mistakes)
    {
        foreach (var child in section.GetChildren())
        {
            if (child.Value is { Length: 12 } account && account.All(char.IsAsciiDigit))
            {
                yield return account;
            }
            else
            {
                mistakes.Add($"{child.Path}: '{child.Value}' is no account; write its twelve digits as text.");
            }
        }
    }

    private static int ReadCount(IConfigurationSection section, string key, int usual, List<string> mistakes)
    {
        if (section[key] is not { } text)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= AwsLimitPerHour)
        {
            return count;
        }

        mistakes.Add($"{section.Path}:{key}: '{text}' is no number from 1 to {AwsLimitPerHour}; AWS takes ten cases an hour.");
        return usual;
    }

    private static TimeSpan ReadTime(IConfigurationSection section, string key, TimeSpan usual, List<string> mistakes)
    {
        if (section[key] is not { } text)
        {
            return usual;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero)
        {
            return time;
        }

        mistakes.Add($"{section.Path}:{key}: '{text}' is no length of time; write it like 00:30:00 or 3.00:00:00.");
        return usual;
    }
}
