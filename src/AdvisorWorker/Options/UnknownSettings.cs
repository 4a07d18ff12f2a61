using AdvisorWorker.Engine.Evaluate;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Finds what is no setting, whichever command reads it: a mistyped name would set nothing, and nobody would notice.</summary>
internal static class UnknownSettings
{
    /// <summary>Looks through settings from one place.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="isEnvironment">They are environment variables. Those hold everything of the machine, so only what stands below a section of ours is judged.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static void Find(IConfiguration settings, bool isEnvironment, List<string> mistakes)
    {
        foreach (var child in settings.GetChildren())
        {
            if (SettingsTable.Find(child.Key) is { } section)
            {
                new Search(isEnvironment, mistakes).Section(section, child);
            }
            else if (!isEnvironment)
            {
                mistakes.Add($"{child.Key} is no section of the settings.{Closest.Hint(child.Key, SettingsTable.Names)} Known: {string.Join(", ", SettingsTable.Names)}.");
            }
        }
    }

    private sealed class Search(bool isEnvironment, List<string> mistakes)
    {
        public void Section(SettingsSection section, IConfigurationSection at)
        {
            switch (section.Shape)
            {
                case SettingsShape.Text when at.GetChildren().Any():
                    mistakes.Add($"{Name(at)} is one text, and holds nothing itself: \"{section.Path}\": \"…\".");
                    break;
                case SettingsShape.Object or SettingsShape.Open when at.Value is { Length: > 0 } && !isEnvironment:
                    mistakes.Add($"{Name(at)} is a section; write \"{at.Key}\": {{ … }}.");
                    break;
                case SettingsShape.Object:
                    Keys(section, section.Type!, at);
                    break;
                case SettingsShape.List when at.GetChildren().Any(child => !int.TryParse(child.Key, out _)) || (at.Value is { Length: > 0 } && !isEnvironment):
                    mistakes.Add($"{Name(at)} is no list; write \"{at.Key}\": [ {{ … }} ].");
                    break;
                case SettingsShape.List:
                    foreach (var entry in at.GetChildren())
                    {
                        // What has no kind, or one that is not known, is said where the list is read.
                        if ((section.Type ?? section.Kinds.GetValueOrDefault(entry["Kind"] ?? "")) is { } type)
                        {
                            Keys(section, type, entry);
                        }
                    }

                    break;
            }
        }

        private void Keys(SettingsSection section, Type type, IConfigurationSection at)
        {
            foreach (var child in at.GetChildren())
            {
                var known = SettingsBinder.NamesOf(type);
                if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                {
                    mistakes.Add($"{Name(child)} is no setting.{Closest.Hint(child.Key, known)} Known: {string.Join(", ", known)}.");
                }
                else if (SettingsTable.Find($"{section.Path}:{child.Key}") is { } inner)
                {
                    Section(inner, child);
                }
            }
        }

        private string Name(IConfigurationSection at) => isEnvironment ? $"The environment variable {at.Path.Replace(":", "__", StringComparison.Ordinal)}" : at.Path;
    }
}
