using System.Collections.Immutable;
using System.Globalization;
using AdvisorWorker.Engine.Evaluate;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Engine.Collect;

/// <summary>Reads the settings section <c>Politeness</c> and says all that is wrong with it.</summary>
public static class PolitenessSection
{
    /// <summary>The section's name.</summary>
    public const string Name = "Politeness";

    /// <summary>The settings; defaults where nothing is said.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="mistakes">Takes one line per mistake.</param>
    public static PolitenessSettings Read(IConfiguration configuration, List<string> mistakes)
    {
        var section = configuration.GetSection(Name);
        var settings = (PolitenessSettings)SettingsBinder.Bind(typeof(PolitenessSettings), section, mistakes);
        return settings with { Rates = ReadRates(section.GetSection(nameof(settings.Rates)), mistakes) };
    }

    // An operation's colon separates sections in a key, so that is what nests: Rates:ec2:PerSecond and Rates:ec2:DescribeInstances:PerSecond.
    private static ImmutableDictionary<string, Rate> ReadRates(IConfigurationSection section, List<string> mistakes)
    {
        var rates = ImmutableDictionary.CreateBuilder<string, Rate>(StringComparer.Ordinal);
        foreach (var service in section.GetChildren())
        {
            var name = service.Key.ToLowerInvariant();
            if (service.Value is not null)
            {
                mistakes.Add($"{service.Path} needs PerSecond, and may have Burst, below it.");
                continue;
            }

            ReadRate(service, name, rates, mistakes, mustHave: service.GetChildren().All(child => child.Value is not null));
            foreach (var operation in service.GetChildren().Where(child => child.Value is null))
            {
                ReadRate(operation, $"{name}:{operation.Key}", rates, mistakes, mustHave: true);
            }
        }

        return rates.ToImmutable();
    }

    private static void ReadRate(IConfigurationSection section, string name, ImmutableDictionary<string, Rate>.Builder rates, List<string> mistakes, bool mustHave)
    {
        var values = section.GetChildren().Where(child => child.Value is not null).ToList();
        foreach (var unknown in values.Where(child => !IsNamed(child, nameof(Rate.PerSecond)) && !IsNamed(child, nameof(Rate.Burst))))
        {
            mistakes.Add($"{unknown.Path} is no setting; known: {nameof(Rate.PerSecond)}, {nameof(Rate.Burst)}.");
        }

        if (section[nameof(Rate.PerSecond)] is null)
        {
            if (mustHave || values.Count > 0)
            {
                mistakes.Add($"{section.Path}:{nameof(Rate.PerSecond)} is missing.");
            }

            return;
        }

        var perSecond = ReadNumber(section, nameof(Rate.PerSecond), 1, 0.01, 10_000, mistakes);
        var burst = ReadNumber(section, nameof(Rate.Burst), Math.Max(1, Math.Floor(perSecond)), 1, 100_000, mistakes, whole: true);
        rates[name] = new(perSecond, (int)burst);
    }

    private static bool IsNamed(IConfigurationSection section, string name) => string.Equals(section.Key, name, StringComparison.OrdinalIgnoreCase);

    private static double ReadNumber(IConfigurationSection section, string key, double fallback, double least, double most, List<string> mistakes, bool whole = false)
    {
        if (section[key] is not { } text)
        {
            return fallback;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most && (!whole || number == Math.Floor(number)))
        {
            return number;
        }

        mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{section.Path}:{key}: '{text}' is no {(whole ? "whole " : "")}number from {least} to {most}."));
        return fallback;
    }
}
