using System.Text.Json;

namespace AdvisorWorker.Options;

/// <summary>An earlier JSON report that a run is compared with.</summary>
internal static class BaselineFile
{
    /// <summary>The status of each item that the report flags and nobody had silenced, by fingerprint; null with what is wrong.</summary>
    public static IReadOnlyDictionary<string, CheckStatus>? Read(string path, List<string> mistakes)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var report = JsonDocument.Parse(file);
            var known = new Dictionary<string, CheckStatus>(StringComparer.Ordinal);
            foreach (var check in report.RootElement.GetProperty("checks").EnumerateArray())
            {
                foreach (var item in check.GetProperty("items").EnumerateArray())
                {
                    if (item.GetProperty("suppressed").GetBoolean())
                    {
                        continue;
                    }

                    if (item.GetProperty("status").GetString() is "warning" or "error")
                    {
                        known[item.GetProperty("fingerprint").GetString()!] = item.GetProperty("status").GetString() == "error" ? CheckStatus.Error : CheckStatus.Warning;
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
