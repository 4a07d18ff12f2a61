using System.Text;

namespace AdvisorWorker.Aws;

/// <summary>Lists in one header: separated by commas, a value with a comma or a quote in quotes.</summary>
internal static class HeaderValues
{
    public static string Join(IReadOnlyCollection<string> values) => values.Count == 1 ? values.First() : string.Join(",", values.Select(Quote));

    private static string Quote(string value)
        => value.AsSpan().IndexOfAny(',', '"') < 0 ? value : "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    public static IReadOnlyList<string> Split(string header)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < header.Length; i++)
        {
            var character = header[i];
            if (quoted && character == '\\' && i + 1 < header.Length)
            {
                i++;
                value.Append(header[i]);
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                values.Add(value.ToString().Trim());
                value.Clear();
            }
            else
            {
                value.Append(character);
            }
        }

        values.Add(value.ToString().Trim());
        return values;
    }
}
