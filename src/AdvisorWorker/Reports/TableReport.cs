using System.Globalization;
using System.Text;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Options;
using Spectre.Console;

namespace AdvisorWorker.Reports;

/// <summary>The report for people: findings by pillar, worst first; then what could not be checked and what the plan gates.</summary>
internal static class TableReport
{
    private const int RowsPerCheck = 10;

    public static void Write(RunReport report, Stream output) => Write(report, output, verbose: false);

    /// <summary>Silenced rows are counted; they are listed too.</summary>
    public static void WriteVerbose(RunReport report, Stream output) => Write(report, output, verbose: true);

    private static void Write(RunReport report, Stream output, bool verbose)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        new Writer(text, output is not FileStream && !Console.IsOutputRedirected, verbose).Report(report);
    }

    private sealed class Writer
    {
        private readonly IAnsiConsole console;
        private readonly bool verbose;

        public Writer(TextWriter output, bool terminal, bool verbose)
        {
            this.verbose = verbose;
            console = AnsiConsole.Create(new()
            {
                Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = terminal && Environment.GetEnvironmentVariable("NO_COLOR") is null or "" ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(output),
            });

            // A line is a row; wrapping is the terminal's business, and a pipe has no width.
            console.Profile.Width = 10_000;
        }

        public void Report(RunReport report)
        {
            Head(report);
            if (report.Run.Parts.IsEmpty)
            {
                Body(report);
            }

            foreach (var part in report.Run.Parts)
            {
                Account(report, part);
            }

            Suppressions(report);
            Accounts(report);
            Sum(report);
        }

        private void Body(RunReport report)
        {
            foreach (var pillar in report.Checks.GroupBy(check => check.Check.Pillar).OrderBy(pillar => pillar.Key))
            {
                PillarOf(pillar.Key, [.. pillar]);
            }

            Gaps(report);
            Gates(report);
        }

        private void Account(RunReport report, AccountPart part)
        {
            Line("");
            Line($"[bold]Account {Safe(Named(part))}[/]{(part.Regions.IsEmpty ? "" : $" in {Safe(string.Join(", ", part.Regions))}")}");
            if (part.Failure is { } failure)
            {
                Line($"  [blue]NOT AVAILABLE[/]  {Safe(failure)}");
                return;
            }

            Body(report with
            {
                Checks = [.. report.Checks.Where(check => check.Account == part.Account)],
                Plans = [.. report.Plans.Where(plan => plan.Account == part.Account)],
                Unavailable = [.. report.Unavailable.Where(gap => gap.Account == part.Account)],
            });
        }

        private void Accounts(RunReport report)
        {
            if (report.Run.Parts.IsEmpty)
            {
                return;
            }

            Line("");
            Line("[bold underline]Accounts[/]");
            foreach (var part in report.Run.Parts)
            {
                var checks = report.Checks.Where(check => check.Account == part.Account).ToList();
                Line($"  {Safe(Named(part))}  {(part.Failure is null ? Statuses(checks) : "[blue]not available[/]")}");
            }
        }

        private static string Named(AccountPart part) => part.Name is { } name ? $"{part.Account} ({name})" : part.Account;

        private void Head(RunReport report)
        {
            var run = report.Run;
            Line($"[bold]{(run.Parts.IsEmpty ? $"Account {Safe(string.Join(", ", run.Accounts))}" : $"{run.Accounts.Length} account{(run.Accounts.Length == 1 ? "" : "s")}")}[/] in {run.Regions.Length} Region{(run.Regions.Length == 1 ? "" : "s")}: {Safe(string.Join(", ", run.Regions))}");
            foreach (var note in run.Notes)
            {
                Line($"[yellow]Note[/]   {Safe(note)}");
            }
        }

        private void PillarOf(Pillar pillar, IReadOnlyList<CheckResult> checks)
        {
            var ok = checks.Count(check => check.Status == CheckStatus.Ok);
            Line("");
            Line($"[bold underline]{PillarNames.Title(pillar)}[/]  {Counts(checks)}");
            foreach (var check in checks.Where(check => check.Status is CheckStatus.Error or CheckStatus.Warning).OrderByDescending(check => check.Status))
            {
                Check(check);
            }

            foreach (var check in checks.Where(check => check.Status is CheckStatus.Ok or CheckStatus.NotAvailable && check.Summary.Suppressed > 0))
            {
                Suppressed(check);
            }

            if (ok > 0)
            {
                Line($"  [green]OK[/]      {ok} check{(ok == 1 ? "" : "s")}");
            }

            var unread = checks.Count(check => check.Status == CheckStatus.NotAvailable);
            if (unread > 0)
            {
                Line($"  [blue]NOT AVAILABLE[/]  {unread} check{(unread == 1 ? "" : "s")}");
            }
        }

        private static string Counts(IReadOnlyList<CheckResult> checks)
        {
            var flagged = checks.Sum(check => check.Summary.Flagged);
            var savings = checks.Sum(check => check.Savings?.Amount ?? 0);
            return $"{checks.Count} check{(checks.Count == 1 ? "" : "s")}, {flagged} finding{(flagged == 1 ? "" : "s")}{(savings > 0 ? $", about {new Money(savings)} a month to save" : "")}";
        }

        private void Check(CheckResult result)
        {
            var check = result.Check;
            Line($"  {Badge(result.Status)} {Safe(check.Title)}  [dim]{Id(check)}[/]  {result.Summary.Flagged} of {result.Summary.Processed}{(result.Savings is { } saving ? $", {saving} a month" : "")}{(result.Summary.Suppressed > 0 ? $", {result.Summary.Suppressed} suppressed" : "")}");
            var rows = result.Items.Where(item => item.IsFinding).ToList();
            var width = Math.Min(44, rows.Take(RowsPerCheck).Select(row => TerminalText.Of(Name(row)).Length).DefaultIfEmpty().Max());
            foreach (var row in rows.Take(RowsPerCheck))
            {
                Line($"          {Mark(row.Status)} {row.Region,-14} {Safe(Name(row), width)}  {(row.Change is Change.New or Change.Changed ? $"[bold]{ReportEvents.Word(row.Change.Value)}[/] " : "")}{Safe(row.Detail)}");
            }

            if (rows.Count > RowsPerCheck)
            {
                Line($"          [dim]… and {rows.Count - RowsPerCheck} more; --format json lists all[/]");
            }

            SuppressedRows(result);
            Line($"          [dim]Fix:[/] {Safe(check.Fix)}");
        }

        // Without findings the check is among the others; what was silenced in it is still said.
        private void Suppressed(CheckResult result)
        {
            Line($"  [dim]SUPPRESSED[/]  {Safe(result.Check.Title)}  [dim]{Id(result.Check)}[/]  {result.Summary.Suppressed} suppressed");
            SuppressedRows(result);
        }

        private void SuppressedRows(CheckResult result)
        {
            foreach (var row in verbose ? result.Items.Where(item => item.IsSuppressed) : [])
            {
                Line($"          [dim]–[/] {row.Region,-14} {Safe(Name(row))}{(row.ItemKey is { } key ? $" {Safe(key)}" : "")}  [dim]suppressed by {Safe(row.SuppressedBy!.Id)}: {Safe(row.SuppressedBy.Reason)}[/]");
            }
        }

        private void Suppressions(RunReport report)
        {
            var (applied, unused, expired) = report.Suppressions;
            if (applied == 0 && unused.IsEmpty && expired.IsEmpty)
            {
                return;
            }

            var rows = report.Checks.Sum(check => check.Summary.Suppressed);
            Line("");
            Line($"[bold underline]Suppressions[/]  {applied} in use for {rows} row{(rows == 1 ? "" : "s")}{(rows > 0 && !verbose ? "; --verbose or --format json lists them" : "")}");
            foreach (var rule in expired)
            {
                Line($"  [yellow]EXPIRED[/] {Rule(rule)}");
            }

            foreach (var rule in unused)
            {
                Line($"  [yellow]UNUSED[/]  {Rule(rule)}");
            }

            static string Rule(Suppression rule) => Safe(SuppressionText.Of(rule));
        }

        private void Gaps(RunReport report)
        {
            if (report.Unavailable.IsEmpty)
            {
                return;
            }

            Line("");
            Line("[bold underline]Not available[/]  no verdict is given where something could not be read");
            foreach (var same in report.Unavailable.GroupBy(gap => (gap.Gap.Reason, gap.Gap.Action, gap.Gap.Region)).OrderByDescending(same => same.Key.Reason))
            {
                var regions = same.Select(gap => gap.Region).Distinct().ToList();
                var checks = same.Select(gap => gap.CheckId).Distinct().ToList();
                var details = same.Select(gap => gap.Gap.Detail).Distinct().ToList();
                Line($"  [blue]{same.Key.Reason}[/] {Safe(same.Key.Action)} {Safe(details[0])}{(details.Count > 1 ? $" [dim](and {details.Count - 1} like it)[/]" : "")}");
                Line($"          [dim]{Some(checks)} in {Some(regions)}[/]");
            }

            var denied = report.Unavailable.Where(gap => gap.Gap.Reason == GapReason.RegionDenied).Select(gap => gap.Gap.Region).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
            if (denied.Count > 0)
            {
                Line($"  What is denied for good can be left out: [bold]--exclude-regions {Safe(string.Join(',', denied))}[/]");
            }
        }

        private void Gates(RunReport report)
        {
            foreach (var plan in report.Plans.Where(plan => plan.Gated.Length > 0))
            {
                Line("");
                Line($"[bold]Gated by the support plan:[/] {plan.Gated.Length} checks ({Safe(plan.Detail)}). The data needs no plan: run them with --gate off.");
                Line($"          [dim]{Safe(string.Join(", ", plan.Gated))}[/]");
            }

            foreach (var plan in report.Plans.Where(plan => plan.Source == PlanSource.Unknown))
            {
                Line("");
                Line($"[yellow]Note[/]   The support plan is unknown, so no check is gated: {Safe(plan.Detail)}");
            }
        }

        private void Sum(RunReport report)
        {
            var calls = report.Run.ApiCalls;
            Line("");
            Line($"{report.Checks.Length} checks: {Statuses(report.Checks)}. "
                + $"{calls.Total} API calls{(calls.Throttled > 0 ? $", {calls.Throttled} throttled" : "")}{(calls.Retried > 0 ? $", {calls.Retried} retried" : "")}{(calls.Paid > 0 ? $", {calls.Paid} of them billed by AWS ({Cost(calls.EstimatedCost)})" : "")} "
                + $"in {(report.Run.FinishedAt - report.Run.StartedAt).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.");
        }

        private static string Statuses(IReadOnlyCollection<CheckResult> checks)
        {
            var statuses = checks.CountBy(check => check.Status).ToDictionary();
            return $"[red]{statuses.GetValueOrDefault(CheckStatus.Error)} red[/], [yellow]{statuses.GetValueOrDefault(CheckStatus.Warning)} yellow[/], "
                + $"[green]{statuses.GetValueOrDefault(CheckStatus.Ok)} green[/], [blue]{statuses.GetValueOrDefault(CheckStatus.NotAvailable)} not available[/]";
        }

        // A few metrics cost less than a cent, and that is not nothing.
        private static string Cost(Money cost) => cost.Amount is > 0 and < 0.01m ? "less than $0.01" : $"about {cost}";

        private static string Id(CheckDescriptor check) => $"{check.Id}{(check.TrustedAdvisorId is { } id ? $" {id}" : "")}";

        // People know instances and volumes by their Name tag.
        private static string Name(Item row) =>
            row.Tags.TryGetValue("Name", out var name) && name.Length > 0 && name != row.ResourceId ? $"{row.ResourceId} ({name})" : row.ResourceId;

        private static string Badge(CheckStatus status) => status == CheckStatus.Error ? "[red]RED[/]    " : "[yellow]YELLOW[/] ";

        private static string Mark(CheckStatus status) => status == CheckStatus.Error ? "[red]✗[/]" : "[yellow]![/]";

        private static string Some(IReadOnlyList<string> names) =>
            Safe(names.Count <= 4 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more");

        private static string Safe(string? text, int width = 0) => Markup.Escape(TerminalText.Of(text).PadRight(width));

        private void Line(string markup) => console.MarkupLine(markup.TrimEnd());
    }
}
