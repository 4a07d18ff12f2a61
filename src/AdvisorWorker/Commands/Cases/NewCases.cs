using System.CommandLine;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Options;
using AdvisorWorker.Reports;

namespace AdvisorWorker.Commands.Cases;

/// <summary><c>advisor cases draft</c> and <c>open</c>: about what a check finds, or about a security event.</summary>
internal static class NewCases
{
    public static Command MakeDraft()
    {
        var (account, check, incident) = Common();
        var store = new StoreOptions();
        var attachments = new Option<string?>("--attachments") { Description = "Write the attachments into this folder", HelpName = "DIR" };
        var command = new Command("draft", "Run one check and print a case about what it finds, or one about a security event; nothing is sent") { check, attachments };
        incident.AddTo(command);
        account.AddMemberTo(command);
        account.AddTo(command);
        command.Options.Add(account.Suppressions);
        command.Options.Add(store.Store);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Logs.Start(parsed.GetValue(account.Verbose));
            var wrong = new List<string>();
            var address = StoreOptions.Address(parsed.GetValue(store.Store), SettingsFile.Load(parsed.GetValue(account.Config), []), wrong);
            await using var whole = await Session.OpenAsync(parsed, account, (catalog, mistakes) => Choose(parsed, check, incident, catalog, mistakes), wrong);
            var session = await Members.EnterAsync(whole, parsed.GetValue(account.Member), cancellationToken);

            // A case is not opened about what somebody has silenced.
            await using var kept = await RunMemory.OpenAsync(session, new(address, OnlyNew: false, Baseline: null), [], cancellationToken);
            var request = await kept.RequestAsync(cancellationToken);
            if (parsed.GetValue(incident.Chosen))
            {
                Print(await SecurityEventAsync(parsed, incident, session, null, cancellationToken));
                return ExitCode.Clean;
            }

            var (draft, _, code) = await DraftAsync(session, request, whole.Request.Checks, new(), cancellationToken);
            if (draft is null)
            {
                return code;
            }

            Print(draft);
            await WriteAttachmentsAsync(draft, parsed.GetValue(attachments));
            return ExitCode.Clean;
        });
        return command;
    }

    public static Command MakeOpen()
    {
        var (account, check, incident) = Common();
        var store = new StoreOptions();
        var severity = new Option<string?>("--severity") { Description = "low, normal (default), high, urgent or critical; lowered to what the plan offers", HelpName = "SEVERITY" };
        var attach = new Option<string[]>("--attach") { Description = "With --security-event: a file to attach (repeatable; three of 5 MB each)", HelpName = "FILE" };
        var command = new Command("open", "Open a support case about what a check finds, or about a security event, and remember it") { check, severity, attach };
        incident.AddTo(command);
        account.AddMemberTo(command);
        account.AddTo(command);
        command.Options.Add(account.Suppressions);
        command.Options.Add(store.Store);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wrong = new List<string>();
            var files = AttachmentFiles.Read(parsed.GetValue(attach), wrong);
            if (parsed.GetValue(severity) is { } wish && !Severity.Codes.Contains(wish))
            {
                wrong.Add($"--severity: '{wish}' is not known.{Closest.Hint(wish, Severity.Codes)} Known: {string.Join(", ", Severity.Codes)}.");
            }

            if (wrong.Count > 0)
            {
                throw new UsageException(wrong);
            }

            await using var whole = await CaseSession.OpenAsync(parsed, account, store, (catalog, mistakes) => Choose(parsed, check, incident, catalog, mistakes), cancellationToken);
            return await CaseSession.TellAsync(async () =>
            {
                await using var session = await whole.EnterAsync(parsed.GetValue(account.Member), cancellationToken);
                if (parsed.GetValue(incident.Chosen))
                {
                    var (category, note) = await session.Tools.Desk.SecurityCategoryAsync(SecurityEventDrafter.ServiceCode, SecurityEventDrafter.FallbackCategory, cancellationToken);
                    var security = await SecurityEventAsync(parsed, incident, session.Session, category, cancellationToken) with { Attachments = files };
                    var opened = await OpenAsync(session, security, [], "security-event", note, cancellationToken);
                    foreach (var reminder in security.Reminders.Skip(1))
                    {
                        Console.Error.WriteLine($"advisor: {reminder}");
                    }

                    return opened;
                }

                var options = new CaseOptions { SeverityCode = parsed.GetValue(severity) ?? "normal", OpenedBy = "hand, with `advisor cases open`" };
                var (draft, items, code) = await DraftAsync(session.Session, await session.RequestAsync(cancellationToken), whole.Session.Request.Checks, options, cancellationToken);
                return draft is null ? code : await OpenAsync(session, draft, items, "by-hand", null, cancellationToken);
            });
        });
        return command;
    }

    private static async Task<int> OpenAsync(CaseSession session, CaseDraft draft, IReadOnlyList<string> items, string rule, string? note, CancellationToken cancellationToken)
    {
        var earlier = await session.Tools.Book.OfAsync(draft.Account, draft.CheckId, rule, cancellationToken);
        if (earlier.FirstOrDefault(one => one is { State: CaseState.Open }) is { } open)
        {
            Console.Error.WriteLine($"advisor: {open.DisplayId ?? open.AwsId} is open about it already; answer there with `advisor cases reply {open.Id}`.");
            return ExitCode.Clean;
        }

        // A command that was killed after AWS had the case has left it to be found.
        var one = earlier.FirstOrDefault(pending => pending.State == CaseState.Intended)
            ?? session.Tools.Opening.Intend(draft, rule, CaseMarker.Of(draft.Account, draft.CheckId, rule, earlier.Count));
        one = await session.Tools.Opening.FindAsync(one, cancellationToken) is { } found
            ? await session.Tools.Opening.OpenedAsync(one, found, items, plan: null)
            : await session.Tools.Opening.OpenAsync(one, draft, [], items, plan: null, note is null ? [] : [note], turn: null, cancellationToken);
        Console.Error.WriteLine($"advisor: opened {one.DisplayId ?? one.AwsId}: {TerminalText.Of(one.Subject)} (severity {one.Severity}){(one.Note is null ? "" : $". {one.Note}")}");
        return ExitCode.Clean;
    }

    // A draft needs no plan: what the plan decides is whether it can be sent by API, and the draft says so.
    // Nor does it matter that an account of many leaves the check out of its runs: somebody has named it.
    private static async Task<(CaseDraft? Draft, IReadOnlyList<string> Items, int Code)> DraftAsync(
        Session session, RunRequest request, IReadOnlyList<CatalogCheck> checks, CaseOptions options, CancellationToken cancellationToken)
    {
        var report = await Progress.WhileAsync(progress => new Pass(session.Catalog, session.Time)
            .RunAsync(session.Account, request with { Checks = checks, Gate = GateMode.Off }, progress, cancellationToken));
        var result = report.Checks.Single();
        if (result.Summary.Flagged == 0)
        {
            Console.Error.WriteLine(result.Status == CheckStatus.NotAvailable
                ? $"'{result.Check.Id}' is not available, so there is nothing to draft: {TerminalText.Of(result.Reason)}"
                : $"'{result.Check.Id}' finds nothing, so there is nothing to draft.");
            return (null, [], result.Status == CheckStatus.NotAvailable ? ExitCode.Incomplete : ExitCode.Clean);
        }

        return (CaseDrafter.Draft(result, report, options), [.. result.Items.Where(item => item.IsFinding).Select(item => item.Fingerprint)], ExitCode.Clean);
    }

    private static async Task<CaseDraft> SecurityEventAsync(ParseResult parsed, SecurityEventOptions incident, Session session, string? category, CancellationToken cancellationToken)
    {
        var plan = await new Pass(session.Catalog, session.Time).PlanAsync(session.Account, session.Request, cancellationToken);
        return SecurityEventDrafter.Draft(incident.Read(parsed, plan.Account), plan, session.Escalation.AccountTeam, category);
    }

    private static IReadOnlyList<CatalogCheck> Choose(ParseResult parsed, Argument<string?> check, SecurityEventOptions incident, CheckCatalog catalog, List<string> mistakes)
    {
        incident.Check(parsed, mistakes);
        var name = parsed.GetValue(check);
        switch (name, parsed.GetValue(incident.Chosen))
        {
            case (null, true):
                return [];
            case (null, false):
                mistakes.Add("Name the check that the case is about, or --security-event.");
                return [];
            case ({ }, true):
                mistakes.Add("--security-event is about no check; leave the check out.");
                return [];
        }

        if (catalog.Find(name) is { } found)
        {
            return [found];
        }

        mistakes.Add($"No check is called '{name}'.{Closest.Hint(name, catalog.Names)} `advisor checks list` lists them.");
        return [];
    }

    private static (AccountOptions Account, Argument<string?> Check, SecurityEventOptions Incident) Common() =>
        (new() { IsOfOne = true }, new("CHECK") { Description = "The check; our id or Trusted Advisor's", Arity = ArgumentArity.ZeroOrOne }, new());

    private static void Print(CaseDraft draft)
    {
        foreach (var line in CaseText.Render(draft))
        {
            Console.WriteLine(line);
        }
    }

    private static async Task WriteAttachmentsAsync(CaseDraft draft, string? folder)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        foreach (var attachment in draft.Attachments)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, attachment.FileName), attachment.Data);
        }
    }
}
