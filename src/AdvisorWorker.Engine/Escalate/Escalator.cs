using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Tracing;
using AdvisorWorker.Events;
using Amazon.Runtime;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>
/// Turns a run's lasting findings into support cases: one per account, check and rule. A case is noted before it is opened, and known again by the marker in its
/// subject, so that neither a crash nor a lost store opens it twice.
/// </summary>
public sealed class Escalator(EscalationSettings settings, CaseBook book, CaseDesk desk, CaseOpening opening, CaseSync sync, CaseTelling telling, QuotaIncreases quotas, TimeProvider time)
{
    private const string PlanLost = "SubscriptionRequiredException";
    private const string LimitReached = "CaseCreationLimitExceeded";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ImmutableArray<string>.Builder said = ImmutableArray.CreateBuilder<string>();
    private readonly SortedDictionary<string, int> queued = new(StringComparer.Ordinal);
    private int openedNow;

    // AWS would open twice what two workers ask for. One that is paused keeps its turn, and goes on with it when it wakes.
    private StoreHold? turn;

    /// <summary>Works through a run's report.</summary>
    /// <param name="report">The report, its items with since when they are flagged.</param>
    /// <param name="cancellationToken">Stops between cases.</param>
    public async Task<EscalationOutcome> RunAsync(RunReport report, CancellationToken cancellationToken)
    {
        var account = report.Run.Accounts.FirstOrDefault() ?? "";
        if (settings.Mode == EscalationMode.Off || (!settings.Accounts.IsEmpty && !settings.Accounts.Contains(account)))
        {
            return EscalationOutcome.Nothing;
        }

        using var span = Spans.BeginEscalate(report, KebabCase.Of(settings.Mode.ToString()));
        var plan = report.Plans.FirstOrDefault() ?? SupportPlans.Stated(account, SupportPlan.Basic) with { Entitled = null };
        var wanted = Wanted(report, EscalationAction.Case);
        var increases = Wanted(report, EscalationAction.QuotaIncrease);
        span?.SetTag("advisor.cases.wanted", wanted.Count).SetTag("advisor.quota_increases.wanted", increases.Count);
        if (settings.Mode == EscalationMode.DryRun)
        {
            return new(
            [
                .. wanted.Select(finding => $"would open: {Draft(finding, report).Subject} (severity {finding.Rule.Severity}, rule {finding.Rule.Name})"),
                .. increases.Select(finding => $"would ask Service Quotas for more: {finding.Result.Check.Title} (rule {finding.Rule.Name})"),
            ]);
        }

        // Service Quotas needs no plan.
        await GuardedAsync(() => IncreaseAsync(account, increases, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (plan.Entitled == false)
        {
            return new([.. said, .. wanted.Select(finding => $"the plan has no Support API: paste what `advisor cases draft {finding.Result.Check.Id}` prints at {CaseDraft.Console}")]);
        }

        await GuardedAsync(
            async () =>
            {
                turn = await book.TakeTurnAsync(account, cancellationToken).ConfigureAwait(false);
                if (turn is null)
                {
                    said.Add("another worker is at the account's cases; the next run goes on");
                    return;
                }

                said.AddRange(await sync.RunAsync(account, cancellationToken).ConfigureAwait(false));
                foreach (var finding in wanted)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await HandleAsync(finding, report, plan, cancellationToken).ConfigureAwait(false);
                }

                await ResolveGoneAsync(account, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        await (turn?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
        span?.SetTag("advisor.cases.opened", openedNow);
        said.AddRange(queued.Select(reason => $"{reason.Value} wait{(reason.Value == 1 ? "s" : "")}: {reason.Key}"));
        return new(said.DrainToImmutable());
    }

    private async Task IncreaseAsync(string account, List<Finding> increases, CancellationToken cancellationToken)
    {
        said.AddRange(await quotas.SyncAsync(account, cancellationToken).ConfigureAwait(false));
        foreach (var finding in increases)
        {
            said.AddRange(await quotas.RequestAsync(finding.Rule, finding.Result, finding.Result.Items, cancellationToken).ConfigureAwait(false));
        }
    }

    // Nothing that goes wrong with cases fails a run.
    private async Task GuardedAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            said.Add("interrupted; the next run goes on");
        }
        catch (StoreException e)
        {
            said.Add(e.Message);
        }
        catch (Exception e) when (IsAwsFailure(e))
        {
            said.Add(AwsFailure.Code(e) == PlanLost
                ? "the plan has no Support API any more; cases wait"
                : $"AWS Support could not be worked with: {AwsFailure.Words(e)}; the next run tries again");
        }
    }

    private List<Finding> Wanted(RunReport report, EscalationAction action) =>
    [
        .. from rule in settings.Rules
           where rule.Action == action
           from result in report.Checks
           let items = RuleMatch.Find(rule, result, report.Run.StartedAt)
           where !items.IsEmpty
           orderby Severity.Codes.IndexOf(rule.Severity) descending, result.Check.Id, rule.Name
           select new Finding(rule, result with { Items = items }),
    ];

    private async Task HandleAsync(Finding finding, RunReport report, AccountPlan plan, CancellationToken cancellationToken)
    {
        var (rule, result) = finding;
        var earlier = await book.OfAsync(result.Account, result.Check.Id, rule.Name, cancellationToken).ConfigureAwait(false);
        var known = earlier.FirstOrDefault(one => one.IsOpen);
        if (known is { State: CaseState.Open })
        {
            await ExtendAsync(known, finding, cancellationToken).ConfigureAwait(false);
            return;
        }

        var draft = Draft(finding, report);
        var one = known ?? opening.Intend(draft, rule.Name, CaseMarker.Of(result.Account, result.Check.Id, rule.Name, earlier.Count)) with { Owner = rule.Owner };

        // After a crash between opening and noting it, and after the store was lost, AWS still knows.
        if (await opening.FindAsync(one, cancellationToken).ConfigureAwait(false) is { } found)
        {
            Say(await opening.OpenedAsync(one with { Note = "Found at AWS, and taken on" }, found, finding.Fingerprints, plan).ConfigureAwait(false));
        }
        else if (await WaitsForAsync(rule, result.Account, time.GetUtcNow(), cancellationToken).ConfigureAwait(false) is { } reason)
        {
            await QueueAsync(one with { State = CaseState.Queued }, reason, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await OpenAsync(one, draft, finding, plan, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task OpenAsync(SupportCase one, CaseDraft draft, Finding finding, AccountPlan plan, CancellationToken cancellationToken)
    {
        var rule = finding.Rule;
        try
        {
            var notes = rule.ContactMethod == "web" ? Array.Empty<string>() : [$"By API a case is answered on the web; choose {rule.ContactMethod} in the console."];
            Say(await opening.OpenAsync(one, draft, rule.Cc ?? [], finding.Fingerprints, plan, notes, turn, cancellationToken).ConfigureAwait(false));
            openedNow++;
        }
        catch (Exception e) when (IsAwsFailure(e) && AwsFailure.Code(e) != PlanLost)
        {
            // Where AWS refused there is no case; where nothing was answered there may be one.
            var noted = await book.FindAsync(one.Id, CancellationToken.None).ConfigureAwait(false) ?? one;
            await QueueAsync(
                noted with { State = IsRefused(e) ? CaseState.Queued : noted.State },
                AwsFailure.Code(e) is LimitReached ? "AWS takes ten cases an hour, and they are used up" : $"AWS Support: {AwsFailure.Words(e)}",
                CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void Say(SupportCase opened) => said.Add($"opened {opened.DisplayId ?? opened.AwsId}: {opened.Subject}{(opened.Note is null ? "" : $" ({opened.Note})")}");

    private async Task ExtendAsync(SupportCase one, Finding finding, CancellationToken cancellationToken)
    {
        var has = (await book.ItemsAsync(one.Id, cancellationToken).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Item> joining = [.. finding.Result.Items.Where(item => !has.Contains(item.Fingerprint))];
        if (joining.IsEmpty)
        {
            return;
        }

        var (body, attachments) = CaseMessages.Joined(finding.Result.Check, joining);
        await desk.ReplyAsync(one.AwsId!, body, attachments, cancellationToken).ConfigureAwait(false);
        await SaveAsync(one with { UpdatedAt = time.GetUtcNow() }, CaseChange.Extended, joining.Select(item => item.Fingerprint), CancellationToken.None).ConfigureAwait(false);
        said.Add($"{CaseBody.Count(joining.Length)} joined {one.DisplayId ?? one.AwsId}");
    }

    private async Task ResolveGoneAsync(string account, CancellationToken cancellationToken)
    {
        if (!settings.ResolveWhenGone)
        {
            return;
        }

        foreach (var one in (await book.ListAsync(account, cancellationToken).ConfigureAwait(false)).Where(one => one is { Kind: CaseKind.Case, State: CaseState.Open, AwsId: not null }))
        {
            if (await book.FlaggedAsync(one.Id, cancellationToken).ConfigureAwait(false) > 0)
            {
                continue;
            }

            try
            {
                var status = await desk.ResolveAsync(one.AwsId!, cancellationToken).ConfigureAwait(false);
                var now = time.GetUtcNow();
                await SaveAsync(one with { State = CaseState.Resolved, Status = status ?? "resolved", ResolvedAt = now, UpdatedAt = now }, CaseChange.Resolved, [], CancellationToken.None).ConfigureAwait(false);
                said.Add($"resolved {one.DisplayId ?? one.AwsId}: nothing in it is flagged any more");
            }
            catch (AmazonServiceException e) when (AwsFailure.IsDenied(AwsFailure.Code(e)))
            {
                // Some let nobody but people end a case; that is theirs to decide.
                const string Denied = "Nothing in it is flagged any more; resolving it is denied (support:ResolveCase), and left to people";
                if (one.Note != Denied)
                {
                    await SaveAsync(one with { Note = Denied, UpdatedAt = time.GetUtcNow() }, null, [], CancellationToken.None).ConfigureAwait(false);
                    said.Add($"{one.DisplayId ?? one.AwsId}: {Denied}");
                }
            }
        }
    }

    private async Task<string?> WaitsForAsync(EscalationRule rule, string account, DateTimeOffset now, CancellationToken cancellationToken) =>
        RuleMatch.Pause(rule, settings.Calendar, now) is { } window ? $"the maintenance window {window}"
        : openedNow >= settings.CasesPerRun ? $"the budget of {settings.CasesPerRun} cases a run"
        : await book.OpenedSinceAsync(account, now - Hour, cancellationToken).ConfigureAwait(false) >= settings.CasesPerHour ? $"the budget of {settings.CasesPerHour} cases an hour"
        : null;

    private async Task QueueAsync(SupportCase one, string reason, CancellationToken cancellationToken)
    {
        var note = $"Waits: {reason}";
        if (one.Note != note)
        {
            await SaveAsync(one with { Note = note, UpdatedAt = time.GetUtcNow() }, CaseChange.Queued, [], cancellationToken).ConfigureAwait(false);
        }

        queued[reason] = queued.GetValueOrDefault(reason) + 1;
    }

    private Task SaveAsync(SupportCase one, string? change, IEnumerable<string> items, CancellationToken cancellationToken) =>
        book.SaveAsync(one, items, [], change is null ? null : telling.Of(one, change), cancellationToken);

    private CaseDraft Draft(Finding finding, RunReport report)
    {
        var rule = finding.Rule;
        var draft = CaseDrafter.Draft(finding.Result, report, new()
        {
            SeverityCode = rule.Severity,
            Language = rule.Language,
            Subject = rule.Subject,
            BusinessImpact = rule.BusinessImpact,
            OpenedBy = $"rule {rule.Name} of AdvisorWorker",
            FirstSeen = item => item.FirstSeen,
        });
        return draft with { ServiceCode = rule.Service ?? draft.ServiceCode, CategoryCode = rule.Category ?? draft.CategoryCode };
    }

    // AWS answered, and its answer was no.
    private static bool IsRefused(Exception e) => e is AmazonServiceException { StatusCode: >= System.Net.HttpStatusCode.BadRequest and < System.Net.HttpStatusCode.InternalServerError };

    private static bool IsAwsFailure(Exception e) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or UnavailableException or OperationCanceledException;

    private sealed record Finding(EscalationRule Rule, CheckResult Result)
    {
        public IEnumerable<string> Fingerprints => Result.Items.Select(item => item.Fingerprint);
    }
}
