using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Findings as attachments: CSV after RFC 4180, safe to open in a spreadsheet.</summary>
internal static partial class FindingsCsv
{
    private const int MaxCell = 1000;

    /// <summary>The findings in as few files as they fit in.</summary>
    /// <param name="check">The check.</param>
    /// <param name="items">The findings.</param>
    /// <param name="maxBytes">The size of one file.</param>
    public static CsvFiles Write(CheckDescriptor check, IReadOnlyList<Item> items, int maxBytes = CaseAttachment.MaxBytes)
    {
        ImmutableArray<string> headings = [.. items.SelectMany(item => item.Columns.Select(column => column.Key)).Distinct()];
        var header = Line(["Status", "Account", "Region", "Resource", "Item", "ARN", "Reason", .. headings]);
        var files = new List<MemoryStream>();
        var rows = 0;
        foreach (var item in items)
        {
            var line = Line([Colour(item.Status), item.Account, item.Region, item.ResourceId, item.ItemKey, item.Arn, item.Detail, .. Cells(item, headings)]);
            if (files.Count == 0 || files[^1].Length + line.Length > maxBytes)
            {
                if (files.Count == CaseAttachment.MaxFiles)
                {
                    break;
                }

                files.Add(new());
                files[^1].Write(header);
            }

            files[^1].Write(line);
            rows++;
        }

        return new([.. files.Select((file, index) => new CaseAttachment(Name(check, index, files.Count), file.ToArray()))], rows);
    }

    public static string Colour(CheckStatus status) => status switch
    {
        CheckStatus.Error => "Red",
        CheckStatus.Warning => "Yellow",
        CheckStatus.Ok => "Green",
        _ => "Blue",
    };

    private static string Name(CheckDescriptor check, int index, int count) =>
        count == 1 ? $"findings-{check.Id}.csv" : $"findings-{check.Id}-{index + 1}.csv";

    private static IEnumerable<string?> Cells(Item item, ImmutableArray<string> headings)
    {
        var values = item.Columns.DistinctBy(column => column.Key).ToDictionary(column => column.Key, column => column.Value);
        return headings.Select(heading => values.GetValueOrDefault(heading));
    }

    private static byte[] Line(IEnumerable<string?> cells) => Encoding.UTF8.GetBytes(string.Join(',', cells.Select(Cell)) + "\r\n");

    private static string Cell(string? value)
    {
        var text = PlainText.Safe(value, MaxCell);

        // A spreadsheet runs what starts like a formula, also after spaces and in full-width forms. A leading apostrophe makes it text.
        if (Formula().IsMatch(text) && !Number().IsMatch(text))
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny(",\"'\\ ") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex(@"^\s*[=+\-@|%＝＋－＠]")]
    private static partial Regex Formula();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Number();
}

/// <summary>Attachments and how many findings they hold.</summary>
/// <param name="Files">The files.</param>
/// <param name="Rows">The findings in them; fewer than asked for where three files are not enough.</param>
internal sealed record CsvFiles(ImmutableArray<CaseAttachment> Files, int Rows);
