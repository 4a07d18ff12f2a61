using System.Collections.Frozen;
using System.Globalization;

namespace AdvisorWorker.Checks.Security;

/// <summary>The table of LambdaRuntimes.csv: when each runtime is deprecated.</summary>
internal static class LambdaRuntimes
{
    public static FrozenDictionary<string, DateOnly> Deprecated { get; } = Read();

    private static FrozenDictionary<string, DateOnly> Read()
    {
        using var table = new StreamReader(typeof(LambdaRuntimes).Assembly.GetManifestResourceStream("LambdaRuntimes.csv")!);
        return table.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .Skip(1)
            .Select(line => line.Split(','))
            .ToFrozenDictionary(
                values => values[0],
                values => DateOnly.ParseExact(values[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                StringComparer.Ordinal);
    }
}
