using System.Text.Json;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Options;

/// <summary>An earlier JSON report that a run is compared with.</summary>
internal static class BaselineFile
{
    /// <summary>What the report says of each item that it flags, by fingerprint; null with what is wrong.</summary>
    public static IReadOnlyDictionary<string, BaselineItem>? Read(string path, List<string> mistakes)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var report = JsonDocument.Parse(file);
            var known = new Dictionary<string, BaselineItem>(StringComparer.Ordinal);
            foreach (var check in report.RootElement.GetProperty("checks").EnumerateArray())
            {
                foreach (var item in check.GetProperty("items").EnumerateArray())
                {
                    if (item.GetProperty("status").GetString() is ("warning" or "error") and var status)
                    {
                        known[item.GetProperty("fingerprint").GetString()!] = new(status == "error" ? CheckStatus.Error : CheckStatus.Warning, item.GetProperty("suppressed").GetBoolean());
                    }
                }
            }

            return known;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            mistakes.Add($"--baseline: '{path}' is no JSON report of this program: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            mistakes.Add($"--baseline: '{path}' cannot be read: {e.Message}");
        }

        return null;
    }
}

/// <summary>What an earlier report says of a flagged item.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Suppressed">It was silenced.</param>
internal readonly record struct BaselineItem(CheckStatus Status, bool Suppressed)
{
    /// <summary>What became of it: the same that a store would say.</summary>
    public Change Became(Item item) => this switch
    {
        { Suppressed: false } when item.IsSuppressed => Change.Suppressed,
        { Suppressed: true } when !item.IsSuppressed => Change.New,
        _ when Status != item.Status => Change.Changed,
        _ => Change.Unchanged,
    };
}
