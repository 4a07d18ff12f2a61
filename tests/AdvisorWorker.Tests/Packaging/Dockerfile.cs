using System.Text.Json;
using System.Text.RegularExpressions;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Packaging;

/// <summary>The repository's Dockerfile, as instructions.</summary>
internal sealed partial class Dockerfile
{
    private Dockerfile(IReadOnlyList<(string Name, string Said)> instructions) => Instructions = instructions;

    /// <summary>Each instruction with what follows its name, lines joined.</summary>
    public IReadOnlyList<(string Name, string Said)> Instructions { get; }

    public static Dockerfile Read()
    {
        var lines = File.ReadLines(Path.Combine(Advisor.Repository, "Dockerfile")).Where(line => !line.StartsWith('#'));
        var whole = Continued().Replace(string.Join('\n', lines), " ");
        return new([.. whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).Select(parts => (parts[0], parts[1].Trim()))]);
    }

    /// <summary>What the last instruction of a name says.</summary>
    public string Last(string name) => Instructions.Last(instruction => instruction.Name == name).Said;

    /// <summary>The words of an instruction that is written as a JSON list.</summary>
    public static IReadOnlyList<string> Words(string rest) => JsonSerializer.Deserialize<string[]>(rest[rest.IndexOf('[', StringComparison.Ordinal)..])!;

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();
}
