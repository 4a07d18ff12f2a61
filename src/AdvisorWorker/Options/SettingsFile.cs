using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Settings from <c>--config</c>, with environment variables on top. No file of the current folder is read unasked.</summary>
internal static class SettingsFile
{
    /// <summary>The settings. What is no setting is a mistake, whichever command asks.</summary>
    /// <param name="path">The file; null for environment variables alone.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static IConfiguration Load(string? path, List<string> mistakes)
    {
        var file = LoadFile(path, mistakes);
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        UnknownSettings.Find(file, isEnvironment: false, mistakes);
        UnknownSettings.Find(environment, isEnvironment: true, mistakes);
        return new ConfigurationBuilder().AddConfiguration(file).AddConfiguration(environment).Build();
    }

    private static IConfigurationRoot LoadFile(string? path, List<string> mistakes)
    {
        var builder = new ConfigurationBuilder();
        if (path is null)
        {
            return builder.Build();
        }

        if (!File.Exists(path))
        {
            mistakes.Add($"--config: there is no file '{path}'.");
            return builder.Build();
        }

        try
        {
            return builder.AddJsonFile(Path.GetFullPath(path), optional: false).Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            mistakes.Add($"--config: '{path}' cannot be read: {(e.InnerException ?? e).Message}");
            return new ConfigurationBuilder().Build();
        }
    }
}
