using System.Text.Json;

namespace AdvisorWorker.Engine.Tests;

/// <summary>
/// Compares text with a file of the repository, so that every change of what others parse or read is seen in review. With the
/// environment variable ADVISOR_UPDATE_SNAPSHOTS=1 it writes the file instead.
/// </summary>
internal static class Snapshot
{
    private const string Variable = "ADVISOR_UPDATE_SNAPSHOTS";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };

    /// <param name="path">The file, from this project's folder.</param>
    /// <param name="actual">The text.</param>
    public static void Matches(string path, string actual)
    {
        var file = Path.Combine(Repository.Folder, "tests", "AdvisorWorker.Engine.Tests", path);
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{path} does not exist; run the tests once with {Variable}=1 and read what they wrote");
        Assert.Equal(File.ReadAllText(file), text);
    }

    /// <summary>Indented, so that a difference is a line; escaped, so that a hostile name cannot hide in review.</summary>
    public static string Indented(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), Readable);
}
