using System.Globalization;
using System.Text;

namespace AdvisorWorker.Resources.Iam;

/// <summary>Reads IAM's credential report: comma-separated, one row per user, columns found by their heading.</summary>
public static class CredentialReport
{
    /// <summary>The access keys that exist, active or not; with a gap where some rows, or the whole report, cannot be understood.</summary>
    public static Collected<AccessKey> AccessKeys(string report)
    {
        var rows = Rows(report).ToList();
        var headings = rows is [var first, ..] ? first : [];
        string[] needed = ["user", "arn", "access_key_1_active", "access_key_1_last_rotated", "access_key_2_active", "access_key_2_last_rotated"];
        if (needed.FirstOrDefault(heading => !headings.Contains(heading)) is { } missing)
        {
            return new([], Unreadable($"it has no column {missing}"));
        }

        var keys = new List<AccessKey>();
        var gap = (Gap?)null;
        foreach (var row in rows.Skip(1))
        {
            if (Fit(row, headings) is not { } values)
            {
                gap = Unreadable($"a row has {row.Count} values under {headings.Count} headings");
                continue;
            }

            for (var number = 1; number <= 2; number++)
            {
                var rotated = Date(values[$"access_key_{number}_last_rotated"]);
                if (IsTrue(values[$"access_key_{number}_active"]) is not { } active)
                {
                    gap = Unreadable($"access key {number} of {values["user"]} is neither active nor inactive");
                }
                else if (active || rotated is not null)
                {
                    keys.Add(new(values["user"], values["arn"], number, active, rotated));
                }
            }
        }

        return new(keys, gap);
    }

    // A user name may hold commas. Where it stands unquoted, the row has as many values too many for the name as for the
    // ARN that ends with it.
    private static Dictionary<string, string>? Fit(List<string> row, List<string> headings)
    {
        var commas = Math.DivRem(row.Count - headings.Count, 2, out var odd);
        if (commas > 0 && odd == 0 && headings is ["user", "arn", ..])
        {
            var user = string.Join(',', row[..(commas + 1)]);
            var arn = string.Join(',', row[(commas + 1)..(2 * (commas + 1))]);
            row = arn.EndsWith($"/{user}", StringComparison.Ordinal) ? [user, arn, .. row[(2 * (commas + 1))..]] : row;
        }

        return row.Count == headings.Count ? headings.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal) : null;
    }

    private static bool? IsTrue(string value) => value.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" or "N/A" or "NOT_SUPPORTED" => false,
        _ => null,
    };

    // N/A, no_information and their like mean that there is no date.
    private static DateTimeOffset? Date(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    // User names may hold commas, so a value may be quoted.
    private static IEnumerable<List<string>> Rows(string report)
    {
        var row = new List<string>();
        var value = new StringBuilder();
        var quoted = false;
        for (var i = report.StartsWith('\uFEFF') ? 1 : 0; i <= report.Length; i++)
        {
            var next = i < report.Length ? report[i] : '\n';
            switch (next)
            {
                case '"' when quoted && i + 1 < report.Length && report[i + 1] == '"':
                    value.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(value.ToString());
                    value.Clear();
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted || i == report.Length:
                    if (row.Count > 0 || value.Length > 0)
                    {
                        row.Add(value.ToString());
                        yield return row;
                    }

                    row = [];
                    value.Clear();
                    break;
                default:
                    value.Append(next);
                    break;
            }
        }
    }

    private static Gap Unreadable(string why) => new(GapReason.Failed, "iam:GetCredentialReport", $"The credential report cannot be read: {why}");
}
