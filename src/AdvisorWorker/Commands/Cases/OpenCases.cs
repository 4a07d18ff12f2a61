using System.Collections.Concurrent;
using System.CommandLine;
using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Events;
using AdvisorWorker.Options;

namespace AdvisorWorker.Commands.Cases;

/// <summary>Commands that talk with AWS about cases that there are: <c>reply</c>, <c>relate</c>, <c>sync</c>, <c>resolve</c>.</summary>
internal static class OpenCases
{
    public static Command MakeReply()
    {
        var (account, store, id, message) = Common();
        var command = new Command("reply", "Answer in a case, with attachments; secrets are taken out first") { id };
        message.AddTo(command);
        AddTo(command, account, store);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (body, attachments) = ReadMessage(message, parsed);
            await using var whole = await CaseSession.OpenAsync(parsed, account, store, (catalog, _) => catalog.Checks, cancellationToken);
            return await CaseSession.TellAsync(async () =>
            {
                var one = Ours(await whole.FindAsync(parsed.GetRequiredValue(id), cancellationToken));
                await using var session = await whole.EnterAsync(one, parsed.GetValue(account.Member), cancellationToken);
                await session.Tools.Desk.ReplyAsync(one.AwsId!, body, attachments, cancellationToken);
                await session.Tools.Book.SaveAsync(one with { UpdatedAt = TimeProvider.System.GetUtcNow(), WaitingSince = null }, [], [], null, CancellationToken.None);
                Console.Error.WriteLine($"advisor: answered in {one.DisplayId ?? one.AwsId}.");
                return ExitCode.Clean;
            });
        });
        return command;
    }

    public static Command MakeRelate()
    {
        var (account, store, id, message) = Common();
        var command = new Command("relate", "Open a new case that refers to an old one: for another question, or when AWS reopens the old one no more (14 days after it was resolved)") { id };
        message.AddTo(command);
        AddTo(command, account, store);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (body, attachments) = ReadMessage(message, parsed);
            await using var whole = await CaseSession.OpenAsync(parsed, account, store, (catalog, _) => catalog.Checks, cancellationToken);
            return await CaseSession.TellAsync(async () =>
            {
                var old = await whole.FindAsync(parsed.GetRequiredValue(id), cancellationToken);
                await using var session = await whole.EnterAsync(old, parsed.GetValue(account.Member), cancellationToken);
                var number = old.DisplayId ?? old.AwsId;
                var draft = new CaseDraft
                {
                    Account = old.Account,
                    CheckId = old.CheckId ?? "",
                    Subject = $"Related to case {number}: {CaseMarker.Without(old.Subject)}",
                    IssueType = "technical",
                    Service = new("", "", old.Service ?? "general-info"),
                    ServiceCode = old.Service ?? "general-info",
                    CategoryCode = old.Category ?? "",
                    SeverityCode = old.Severity ?? "normal",
                    Language = old.Language ?? "en",
                    Body = $"This is about the same as case {number}.\n\n{body}",
                    Attachments = attachments,
                    Reminders = [],
                };

                // People may ask several things about one case, so each has a marker of its own.
                var asked = (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % int.MaxValue);
                var intended = session.Tools.Opening.Intend(draft, rule: null, CaseMarker.Of(old.Account, $"related to {old.Id}", "", asked)) with { Owner = old.Owner };
                var one = await session.Tools.Opening.OpenAsync(intended, draft, [], [], plan: null, [$"Related to {number}."], turn: null, cancellationToken);
                Console.Error.WriteLine($"advisor: opened {one.DisplayId ?? one.AwsId}, related to {number}.");
                return ExitCode.Clean;
            });
        });
        return command;
    }

    public static Command MakeResolve()
    {
        var (account, store, id, _) = Common();
        var command = new Command("resolve", "Resolve a case that was opened here") { id };
        AddTo(command, account, store);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var whole = await CaseSession.OpenAsync(parsed, account, store, (catalog, _) => catalog.Checks, cancellationToken);
            return await CaseSession.TellAsync(async () =>
            {
                var one = Ours(await whole.FindAsync(parsed.GetRequiredValue(id), cancellationToken));
                await using var session = await whole.EnterAsync(one, parsed.GetValue(account.Member), cancellationToken);
                var status = await session.Tools.Desk.ResolveAsync(one.AwsId!, cancellationToken);
                var now = TimeProvider.System.GetUtcNow();
                one = one with { State = CaseState.Resolved, Status = status ?? "resolved", ResolvedAt = now, UpdatedAt = now };
                await session.Tools.Book.SaveAsync(one, [], [], session.Tools.Telling.Of(one, CaseChange.Resolved), CancellationToken.None);
                Console.Error.WriteLine($"advisor: {one.DisplayId ?? one.AwsId} is {one.Status}.");
                return ExitCode.Clean;
            });
        });
        return command;
    }

    public static Command MakeSync()
    {
        var (account, store, _, _) = Common();
        var all = new Option<bool>("--all") { Description = "Take over the cases that people opened too; they are read-only here" };
        var days = new Option<int>("--days") { Description = "With --all: of so many days back (default 730, which is as long as AWS keeps them)", DefaultValueFactory = _ => 730, HelpName = "DAYS" };
        var command = new Command("sync", "Ask AWS how open cases are: status, messages, clocks") { all, days };
        AddTo(command, account, store);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(days) is < 1 or > 3_650)
            {
                throw new UsageException($"--days: {parsed.GetValue(days)} is no number of days; from 1 to 3650.");
            }

            await using var whole = await CaseSession.OpenAsync(parsed, account, store, (catalog, _) => catalog.Checks, cancellationToken);
            DateTimeOffset? since = parsed.GetValue(all) ? TimeProvider.System.GetUtcNow().AddDays(-parsed.GetValue(days)) : null;
            if (whole.Session.Accounts is { } accounts && parsed.GetValue(account.Member) is null)
            {
                return await SyncAllAsync(whole, accounts.AtOnce, since, cancellationToken);
            }

            return await CaseSession.TellAsync(async () =>
            {
                await using var session = await whole.EnterAsync(parsed.GetValue(account.Member), cancellationToken);
                return await SyncAsync(session, "", since, cancellationToken);
            });
        });
        return command;
    }

    // One account that cannot be worked on keeps none of the others from it.
    private static async Task<int> SyncAllAsync(CaseSession whole, int atOnce, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var roster = await Members.FindAsync(whole.Session, cancellationToken);
        var codes = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(roster.Members, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, async (member, ending) =>
            codes.Add(await CaseSession.TellAsync(
                async () =>
                {
                    await using var session = whole.Of(member);
                    return await SyncAsync(session, $"account {member.Id}: ", since, ending);
                },
                member.Id)));
        return codes.Max();
    }

    private static async Task<int> SyncAsync(CaseSession session, string whose, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var identity = await session.IdentifyAsync(cancellationToken);
        foreach (var said in (await session.Tools.Sync.RunAsync(identity.Account, cancellationToken)).Concat(await session.Tools.Quotas.SyncAsync(identity.Account, cancellationToken)))
        {
            Console.Error.WriteLine($"advisor: {whose}{Reports.TerminalText.Of(said)}");
        }

        if (since is { } from)
        {
            var added = await session.Tools.Sync.ImportAsync(identity.Account, from, cancellationToken);
            Console.Error.WriteLine($"advisor: {whose}took over {added} case{(added == 1 ? "" : "s")} that were opened elsewhere.");
        }

        return ExitCode.Clean;
    }

    private static (AccountOptions Account, StoreOptions Store, Argument<string> Id, MessageOptions Message) Common() =>
        (new(), new(), new("CASE") { Description = "Our id, AWS's, or the number that people quote" }, new());

    private static void AddTo(Command command, AccountOptions account, StoreOptions store)
    {
        account.AddMemberTo(command);
        account.AddTo(command);
        command.Options.Add(store.Store);
    }

    private static (string Body, System.Collections.Immutable.ImmutableArray<CaseAttachment> Attachments) ReadMessage(MessageOptions message, ParseResult parsed)
    {
        var mistakes = new List<string>();
        var read = message.Read(parsed, mistakes);
        return mistakes.Count > 0 ? throw new UsageException(mistakes) : read;
    }

    private static SupportCase Ours(SupportCase one) => one.Kind == CaseKind.Imported
        ? throw new UsageException($"People opened {one.DisplayId ?? one.AwsId}; it is read-only here. Answer at {CaseDraft.Console.Replace("create", "", StringComparison.Ordinal)}")
        : one;
}
