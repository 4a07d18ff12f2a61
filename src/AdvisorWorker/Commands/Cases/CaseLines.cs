using System.Globalization;
using System.Text.Json;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Commands.Cases;

/// <summary>Cases as text and as JSON.</summary>
internal static class CaseLines
{
    public static string Short(SupportCase one) => string.Join(
        "  ",
        new[] { one.Id.PadRight(12), (one.Status ?? one.State.ToString().ToLowerInvariant()).PadRight(24), (one.Severity ?? "").PadRight(8), one.Account, TerminalText.Of(one.Subject) }).TrimEnd();

    public static IEnumerable<string> Whole(SupportCase one, IReadOnlyList<string> items, IReadOnlyList<CaseMessage> messages)
    {
        yield return $"Case         {one.Id} ({one.Kind.ToString().ToLowerInvariant()}, {one.State.ToString().ToLowerInvariant()})";
        yield return $"At AWS       {TerminalText.Of(one.DisplayId ?? one.AwsId ?? "not open")}";
        yield return $"Account      {one.Account}";
        yield return $"Subject      {TerminalText.Of(one.Subject)}";
        yield return $"Status       {TerminalText.Of(one.Status ?? "")}";
        yield return $"Severity     {TerminalText.Of(one.Severity ?? "")}";
        yield return $"Service      {TerminalText.Of($"{one.Service} {one.Category}".Trim())}";
        yield return $"Opened       {Time(one.OpenedAt)}{(one.SubmittedBy is { } by ? $" by {TerminalText.Of(by)}" : "")}";
        if (one.DueAt is not null)
        {
            yield return $"First answer {(one.AnsweredAt is { } at ? $"came {Time(at)}, was due {Time(one.DueAt)}" : $"due {Time(one.DueAt)}")}";
        }

        if (one.Rule is not null)
        {
            yield return $"For          {one.CheckId}, rule {one.Rule}, {items.Count} item{(items.Count == 1 ? "" : "s")}{(one.Owner is { } owner ? $", owner {TerminalText.Of(owner)}" : "")}";
        }

        if (one.Note is not null)
        {
            yield return $"Note         {TerminalText.Of(one.Note)}";
        }

        foreach (var message in messages)
        {
            yield return "";
            yield return $"-- {TerminalText.Of(message.SubmittedBy)}, {TerminalText.Of(message.SentAt)}{(message.Attachments.Length > 0 ? $", with {TerminalText.Of(message.Attachments)}" : "")}";
            foreach (var line in message.Body.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
            {
                yield return TerminalText.Of(line);
            }
        }
    }

    public static void Json(IEnumerable<SupportCase> cases, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new() { Indented = true });
        json.WriteStartArray();
        foreach (var one in cases)
        {
            json.WriteStartObject();
            json.WriteString("id", one.Id);
            json.WriteString("account", one.Account);
            json.WriteString("kind", one.Kind.ToString().ToLowerInvariant());
            json.WriteString("state", one.State.ToString().ToLowerInvariant());
            json.WriteString("caseId", one.AwsId);
            json.WriteString("displayId", one.DisplayId);
            json.WriteString("checkId", one.CheckId);
            json.WriteString("rule", one.Rule);
            json.WriteString("subject", one.Subject);
            json.WriteString("status", one.Status);
            json.WriteString("severity", one.Severity);
            json.WriteString("serviceCode", one.Service);
            json.WriteString("categoryCode", one.Category);
            json.WriteString("language", one.Language);
            json.WriteString("submittedBy", one.SubmittedBy);
            json.WriteString("owner", one.Owner);
            WriteTime(json, "openedAt", one.OpenedAt);
            WriteTime(json, "dueAt", one.DueAt);
            WriteTime(json, "answeredAt", one.AnsweredAt);
            WriteTime(json, "resolvedAt", one.ResolvedAt);
            json.WriteString("note", one.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known.UtcDateTime);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "not yet";
}
