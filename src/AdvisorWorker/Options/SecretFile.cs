namespace AdvisorWorker.Options;

/// <summary>Reads a file that holds a secret. No mistake repeats it.</summary>
internal static class SecretFile
{
    private const int Longest = 4096;

    /// <summary>What the file holds; null with what is wrong.</summary>
    /// <param name="setting">The setting that names it.</param>
    /// <param name="file">The file.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static string? Read(string setting, string file, List<string> mistakes)
    {
        if (!File.Exists(file))
        {
            mistakes.Add($"{setting}: there is no file '{file}'.");
            return null;
        }

        try
        {
            if (new FileInfo(file).Length <= Longest)
            {
                return File.ReadAllText(file);
            }

            mistakes.Add($"{setting}: {file} has more than {Longest} bytes and is no secret.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add($"{setting}: {file} cannot be read: {e.Message}");
        }

        return null;
    }
}
