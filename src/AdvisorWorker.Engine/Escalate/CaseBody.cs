using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Writes the description of a case: what a support engineer asks for first, in that order, in plain text.</summary>
internal static partial class CaseBody
{
    private const int MaxListed = 20; // of instance ids
    private const int ArnRoom = 1200; // characters for ARNs, before the rest is left to the evidence
    private const int MaxRow = 400;
    private const int RestRoom = 400; // for the line that says what is missing

    private const string KnowledgeCenter = "https://repost.aws/knowledge-center";
    private const string Ec2Rescue = "https://aws.amazon.com/premiumsupport/knowledge-center/ec2rescue-windows-troubleshoot/";

    /// <summary>The text, and the attachments where it has no room for all findings.</summary>
    public static (string Text, ImmutableArray<CaseAttachment> Attachments) Write(
        CheckResult result, IReadOnlyList<Item> findings, RunReport report, SupportService service, CaseOptions options)
    {
        var head = Head(result, findings, report, options);
        var tail = Tail(result, findings, report, service, options);
        var room = CaseDraft.MaxBody - head.Length - tail.Length;
        var (rows, shown) = Fitting(findings, room);
        if (shown == findings.Count)
        {
            return (head + rows + tail, []);
        }

        var csv = FindingsCsv.Write(result.Check, findings);
        var names = string.Join(", ", csv.Files.Select(file => file.FileName));
        var missing = csv.Rows < findings.Count ? $" (the first {csv.Rows}: there is no room for more)" : "";
        return ($"{head}{rows}... and {findings.Count - shown} more; all {findings.Count} are attached{missing}: {names}\n{tail}", csv.Files);
    }

    // As many findings as fit; where not all do, so few that a line about the others fits too.
    private static (string Rows, int Shown) Fitting(IReadOnlyList<Item> findings, int room)
    {
        var rows = new StringBuilder();
        var shown = 0;
        var withRest = (Length: 0, Shown: 0);
        foreach (var item in findings)
        {
            var row = Row(item);
            if (rows.Length + row.Length > room)
            {
                return (rows.ToString(0, withRest.Length), withRest.Shown);
            }

            rows.Append(row);
            shown++;
            if (rows.Length <= room - RestRoom)
            {
                withRest = (rows.Length, shown);
            }
        }

        return (rows.ToString(), shown);
    }

    private static string Head(CheckResult result, IReadOnlyList<Item> findings, RunReport report, CaseOptions options)
    {
        var check = result.Check;
        var red = findings.Count(item => item.Status == CheckStatus.Error);
        var text = new StringBuilder();
        Section(text, "WHAT");
        text.Append(CultureInfo.InvariantCulture, $"{PlainText.Safe(check.Title, 200)}: {Count(findings.Count)} flagged, {red} red and {findings.Count - red} yellow.\n");
        text.Append(PlainText.Safe(check.Why, 600)).Append('\n');
        text.Append(options.OpenedBy is null ? "[Fill in: your question, or the help that you need]\n" : "Please confirm what is found, and advise on the safest way to put it right.\n");

        Section(text, "SINCE WHEN");
        text.Append(SinceWhen(findings, report, options)).Append('\n');

        Section(text, "WHERE");
        text.Append(CultureInfo.InvariantCulture, $"Account: {PlainText.Safe(result.Account)}\n");
        var regions = findings.GroupBy(item => item.Region).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
        text.Append("Regions: ").Append(PlainText.Safe(string.Join(", ", regions.Select(region => $"{region.Key} ({region.Count()})")), 600)).Append('\n');
        Instances(text, findings);
        Arns(text, findings);

        Section(text, "EVIDENCE");
        text.Append(CultureInfo.InvariantCulture, $"Criterion: {PlainText.Safe(check.Criteria, 1500)}\n");
        return text.ToString();
    }

    private static string Tail(CheckResult result, IReadOnlyList<Item> findings, RunReport report, SupportService service, CaseOptions options)
    {
        var text = new StringBuilder();
        Section(text, "BUSINESS IMPACT");
        text.Append(options.BusinessImpact is { } impact ? PlainText.Safe(impact, 2000) : options.OpenedBy is not null ? "Not stated; the severity says how urgent it is." : "[Fill in: who or what is affected and how badly, and whether there is a workaround]").Append('\n');

        Section(text, "WHAT WAS TRIED");
        text.Append(options.OpenedBy is { } by
            ? $"Nothing yet: the case was opened by {PlainText.Safe(by, 200)}.\n"
            : "[Fill in: steps taken so far, and what came of each]\n");

        Section(text, "ENVIRONMENT");
        if (options.OpenedBy is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"[Fill in, for {service.Name}:]\n");
            foreach (var prompt in SupportServices.PromptsOf(service))
            {
                text.Append(CultureInfo.InvariantCulture, $"- {prompt}:\n");
            }
        }

        var summary = result.Summary;
        text.Append(CultureInfo.InvariantCulture, $"Found by AdvisorWorker, which judged {summary.Processed} resources; {summary.Ignored} could not be read. ");
        text.Append(report.Run.Complete ? "Its run was complete.\n" : "Its run was not complete, so there may be more.\n");

        Section(text, "LINKS");
        if (result.Check.Link is { } link)
        {
            text.Append(CultureInfo.InvariantCulture, $"- About the check: {PlainText.Safe(link)}\n");
        }

        foreach (var page in Pages(service))
        {
            text.Append(page).Append('\n');
        }

        if (IsWindows(service, findings))
        {
            text.Append(CultureInfo.InvariantCulture, $"- Windows instances: EC2Rescue finds common faults and collects logs: {Ec2Rescue}\n");
        }

        return text.ToString();
    }

    private static string SinceWhen(IReadOnlyList<Item> findings, RunReport report, CaseOptions options)
    {
        var seen = string.Create(CultureInfo.InvariantCulture, $"{Time(report.Run.StartedAt)} (run {PlainText.Safe(report.Run.Id)})");
        var first = options.FirstSeen is { } firstSeen ? findings.Select(firstSeen).Where(time => time is not null).Min() : null;
        return first is { } since
            ? $"First seen {Time(since)}, last seen {seen}."
            : $"Seen {seen}. Earlier runs are not on record here.{(options.OpenedBy is null ? " [Fill in: since when, if you know]" : "")}";
    }

    private static void Instances(StringBuilder text, IReadOnlyList<Item> findings)
    {
        var ids = findings
            .SelectMany(item => item.Columns.Select(column => column.Value).Prepend(item.Arn).Prepend(item.ResourceId))
            .SelectMany(value => InstanceId().Matches(value ?? "").Select(match => match.Value))
            .Distinct().ToList();
        if (ids.Count > 0)
        {
            var rest = ids.Count > MaxListed ? $" and {ids.Count - MaxListed} more" : "";
            text.Append(CultureInfo.InvariantCulture, $"Instance ids: {string.Join(", ", ids.Take(MaxListed))}{rest}\n");
        }
    }

    private static void Arns(StringBuilder text, IReadOnlyList<Item> findings)
    {
        var arns = findings.Select(item => item.Arn).OfType<string>().Distinct().Select(arn => PlainText.Safe(arn, 300)).ToList();
        if (arns.Count == 0)
        {
            return;
        }

        text.Append("ARNs:\n");
        var start = text.Length;
        var shown = 0;
        while (shown < arns.Count && text.Length - start + arns[shown].Length <= ArnRoom)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {arns[shown++]}\n");
        }

        if (shown < arns.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"- and {arns.Count - shown} more\n");
        }
    }

    private static string Row(Item item)
    {
        var row = new StringBuilder();
        row.Append(CultureInfo.InvariantCulture, $"- [{FindingsCsv.Colour(item.Status)}] {item.ResourceId}");
        if (item.ItemKey is { } key)
        {
            row.Append(CultureInfo.InvariantCulture, $" {key}");
        }

        row.Append(CultureInfo.InvariantCulture, $", {item.Region}");
        if (item.Detail is { } detail)
        {
            row.Append(CultureInfo.InvariantCulture, $": {detail}");
        }

        // The columns that the line does not say already.
        var columns = item.Columns.Where(column => column is { Key: not "Status", Value.Length: > 0 }
            && column.Value != item.Region && column.Value != item.ResourceId && column.Value != item.Detail).ToList();
        if (columns.Count > 0)
        {
            row.Append(CultureInfo.InvariantCulture, $" ({string.Join("; ", columns.Select(column => $"{column.Key}: {column.Value}"))})");
        }

        return PlainText.Safe(row.ToString(), MaxRow) + "\n";
    }

    private static IEnumerable<string> Pages(SupportService service)
    {
        var pages = SupportServices.PagesOf(service).ToList();
        return pages.Count == 0
            ? [$"- AWS Knowledge Center: {KnowledgeCenter}"]
            : pages.Select(page => page.About is { } about ? $"- Troubleshooting {service.Name}, {about}: {page.Url}" : $"- Troubleshooting {service.Name}: {page.Url}");
    }

    // Only EC2's services have instances with an operating system of the customer's.
    private static bool IsWindows(SupportService service, IEnumerable<Item> findings) =>
        service.Key is "ec2" or "ebs" or "autoscaling"
        && findings.SelectMany(SupportServices.Platforms).Any(platform => platform.Contains("windows", StringComparison.OrdinalIgnoreCase));

    private static void Section(StringBuilder text, string title)
    {
        if (text.Length > 0 || title == "BUSINESS IMPACT")
        {
            text.Append('\n');
        }

        text.Append(title).Append('\n');
    }

    internal static string Count(int resources) => resources == 1 ? "1 resource" : string.Create(CultureInfo.InvariantCulture, $"{resources} resources");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bi-[0-9a-f]{8,17}\b")]
    private static partial Regex InstanceId();
}
