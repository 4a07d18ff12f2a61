using System.Globalization;
using System.Text;

namespace AdvisorWorker.Resources.Iam;

/// <summary>Reads IAM's credential report: comma-separated, one row per user, columns found by their heading.</summary>
public static class CredentialReport
{
    private const string Operation = "iam:GetCredentialReport";

    /// <summary>The access keys that exist, active or not.</summary>
    /// <exception cref="UnavailableException">
    /// A heading is missing, or a row cannot be understood. The keys of all other rows have been yielded by then.
    /// </exception>
    public static IEnumerable<AccessKey> AccessKeys(string report)
    {
        using var rows = Rows(report).GetEnumerator();
        var headings = rows.MoveNext() ? rows.Current : throw Unreadable("it is empty");
        var user = Column("user");
        var arn = Column("arn");
        (int Active, int Rotated)[] keys =
        [
            (Column("access_key_1_active"), Column("access_key_1_last_rotated")),
            (Column("access_key_2_active"), Column("access_key_2_last_rotated")),
        ];

        var unreadable = (string?)null;
        while (rows.MoveNext())
        {
            var row = rows.Current;
            if (row.Count != headings.Count)
            {
                unreadable = $"a row has {row.Count} values under {headings.Count} headings";
                continue;
            }

            for (var key = 0; key < keys.Length; key++)
            {
                var rotated = Date(row[keys[key].Rotated]);
                if (IsTrue(row[keys[key].Active]) is not { } active)
                {
                    unreadable = $"access key {key + 1} of {row[user]} is neither active nor inactive";
                }
                else if (active || rotated is not null)
                {
                    yield return new(row[user], row[arn], key + 1, active, rotated);
                }
            }
        }

        if (unreadable is not null)
        {
            throw Unreadable(unreadable);
        }

        int Column(string heading)
        {
            var index = headings.IndexOf(heading);
            return index >= 0 ? index : throw Unreadable($"it has no column {heading}");
        }
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

    private static UnavailableException Unreadable(string why) =>
        new(new(GapReason.Failed, Operation, $"The credential report cannot be read: {why}"));
}
