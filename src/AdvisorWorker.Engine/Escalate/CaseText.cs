using System.Collections.Immutable;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>A draft for people: what to choose in the console's form, and the text to paste.</summary>
public static class CaseText
{
    /// <summary>Plain lines.</summary>
    public static ImmutableArray<string> Render(CaseDraft draft)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"Account      {draft.Account}");
        lines.Add($"Subject      {draft.Subject}");
        lines.Add($"Issue type   {draft.IssueType}");
        lines.Add($"Service      {draft.Service.Name} ({draft.ServiceCode})");
        lines.Add($"Category     {draft.CategoryCode}");
        lines.Add($"Severity     {draft.SeverityCode}: {Plans.Severity.Meaning(draft.SeverityCode)}");
        if (draft.FirstResponse is { } response)
        {
            lines.Add($"First answer within {response}");
        }

        lines.Add($"Language     {draft.Language}");
        foreach (var attachment in draft.Attachments)
        {
            lines.Add($"Attachment   {attachment.FileName} ({attachment.Data.Length / 1024 + 1} KB)");
        }

        lines.Add("");
        foreach (var reminder in draft.Reminders)
        {
            lines.Add($"* {reminder}");
        }

        lines.Add("");
        lines.Add("---- description ----");
        lines.AddRange(draft.Body.TrimEnd('\n').Split('\n'));
        lines.Add("---- end ----");
        return lines.ToImmutable();
    }
}
