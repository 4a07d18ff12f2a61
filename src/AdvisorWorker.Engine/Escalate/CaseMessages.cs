using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>The texts of messages to open cases.</summary>
internal static class CaseMessages
{
    private const int MostListed = 40;

    /// <summary>Resources have joined.</summary>
    public static (string Body, ImmutableArray<CaseAttachment> Attachments) Joined(CheckDescriptor check, ImmutableArray<Item> items)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{PlainText.Safe(check.Title, 200)}: {CaseBody.Count(items.Length)} more {(items.Length == 1 ? "is" : "are")} affected.\n\n");
        foreach (var item in items.Take(MostListed))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {item.Region} {PlainText.Safe(item.Arn ?? item.ResourceId, 150)}");
            if (item.Detail is { } detail)
            {
                text.Append(": ").Append(PlainText.Safe(detail, 30));
            }

            text.Append('\n');
        }

        if (items.Length <= MostListed)
        {
            return (Redaction.Apply(text.ToString()), []);
        }

        text.Append(CultureInfo.InvariantCulture, $"and {items.Length - MostListed} more; all of them are attached.\n");
        return (Redaction.Apply(text.ToString()), FindingsCsv.Write(check, items).Files);
    }
}
