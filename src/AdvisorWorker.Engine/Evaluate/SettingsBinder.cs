using System.Collections;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>Binds settings from their configuration section and says all that is wrong with their values. Keys that are no settings are another's to find.</summary>
public static class SettingsBinder
{
    /// <summary>The names of a type's settings.</summary>
    /// <param name="type">A record whose properties are the settings.</param>
    public static IReadOnlyList<string> NamesOf(Type type) => [.. Settable(type).Select(property => property.Name)];

    /// <summary>The settings, with defaults for what the section does not set.</summary>
    /// <param name="type">A record whose properties are the settings.</param>
    /// <param name="section">The section.</param>
    /// <param name="mistakes">Takes values that cannot be used, and values out of range.</param>
    public static object Bind(Type type, IConfigurationSection section, List<string> mistakes)
    {
        var settings = Activator.CreateInstance(type)!;
        foreach (var child in section.GetChildren())
        {
            // What has names of its own is read by whoever knows them.
            if (Property(type, child.Key) is not { } property || typeof(IDictionary).IsAssignableFrom(property.PropertyType))
            {
                continue;
            }

            // The binder would pass over a value of another shape without a word.
            if (Misshapen(property.PropertyType, child) is { } expected)
            {
                mistakes.Add($"{child.Path} has a value that cannot be used: it must be {expected}.");
                continue;
            }

            // One by one, so that each mistake names its own key.
            try
            {
                property.SetValue(settings, child.Get(property.PropertyType));
            }
            catch (InvalidOperationException e)
            {
                mistakes.Add($"{child.Path} has a value that cannot be used: {(e.InnerException ?? e).Message}");
            }
        }

        var broken = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), broken, validateAllProperties: true);
        mistakes.AddRange(broken.Select(mistake => $"{section.Path}: {mistake.ErrorMessage}"));
        return settings;
    }

    private static string? Misshapen(Type type, IConfigurationSection section)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) || plain == typeof(decimal) || plain.IsPrimitive || plain.IsEnum
            ? section.GetChildren().Any() ? "one value" : null
            : plain.IsArray && section.Value is { Length: > 0 } ? "a list" : null;
    }

    private static System.Reflection.PropertyInfo? Property(Type type, string name) =>
        Settable(type).FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<System.Reflection.PropertyInfo> Settable(Type type) => type.GetProperties().Where(property => property.CanWrite);
}
