using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Options;

/// <summary>Settings from <c>--config</c>, with environment variables on top. No file of the current folder is read unasked.</summary>
internal static class SettingsFile
{
    public static IConfiguration Load(string? path, List<string> mistakes)
    {
        var builder = new ConfigurationBuilder();
        if (path is not null)
        {
            if (!File.Exists(path))
            {
                mistakes.Add($"--config: there is no file '{path}'.");
            }
            else
            {
                builder.AddJsonFile(Path.GetFullPath(path), optional: false);
            }
        }

        builder.AddEnvironmentVariables();
        try
        {
            return builder.Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            mistakes.Add($"--config: '{path}' cannot be read: {(e.InnerException ?? e).Message}");
            return new ConfigurationBuilder().AddEnvironmentVariables().Build();
        }
    }
}
