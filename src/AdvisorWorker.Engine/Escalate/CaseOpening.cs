using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Events;
using Amazon.AWSSupport.Model;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Opens a case at AWS so that it is remembered whatever happens in between: noted before, told of before, and noted again with AWS's id.</summary>
/// <param name="book">Remembers cases.</param>
/// <param name="desk">The Support API.</param>
/// <param name="telling">Makes the events.</param>
/// <param name="calendar">Business hours, for when the first answer is due.</param>
/// <param name="time">The clock.</param>
public sealed class CaseOpening(CaseBook book, CaseDesk desk, CaseTelling telling, SupportCalendar calendar, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Sends out that a case is about to be opened, so that people hear of it before AWS does; it may take a little while and fail.</summary>
    public Func<Task>? Announce { get; init; }

    /// <summary>The case that a draft would open, not noted yet.</summary>
    /// <param name="draft">The draft; its subject without a marker.</param>
    /// <param name="rule">The rule that asks for it, or what stands for one.</param>
    /// <param name="marker">Its marker.</param>
    public SupportCase Intend(CaseDraft draft, string? rule, string marker)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = marker[(marker.IndexOf('-', StringComparison.Ordinal) + 1)..],
            Account = draft.Account,
            CheckId = draft.CheckId,
            Rule = rule,
            State = CaseState.Queued,
            Marker = marker,
            Subject = CaseMarker.Into(draft.Subject, marker),
            IntendedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>The case at AWS that carries the marker; null where there is none. What was about to be opened may have been, and resolved since.</summary>
    public async Task<CaseDetails?> FindAsync(SupportCase one, CancellationToken cancellationToken)
    {
        IEnumerable<CaseDetails> candidates = one.State == CaseState.Intended
            ? await desk.AllCasesAsync(one.IntendedAt - Hour, cancellationToken).ConfigureAwait(false)
            : await desk.OpenCasesAsync(cancellationToken).ConfigureAwait(false);
        return candidates.FirstOrDefault(found => CaseMarker.IsIn(found.Subject, one.Marker));
    }

    /// <summary>Opens the case.</summary>
    /// <param name="one">The case as it is intended.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="cc">Addresses that get copies.</param>
    /// <param name="items">The items it is about.</param>
    /// <param name="plan">What is known of the plan; null where no answer is promised.</param>
    /// <param name="notes">What people should know beside what AWS makes of the draft.</param>
    /// <param name="turn">Who has it may open cases of the account; null for people, who see what they do.</param>
    /// <param name="cancellationToken">Gives up before AWS is asked; not after.</param>
    /// <exception cref="StoreException">The turn was lost before AWS was asked.</exception>
    public async Task<SupportCase> OpenAsync(
        SupportCase one, CaseDraft draft, IReadOnlyList<string> cc, IEnumerable<string> items, AccountPlan? plan, IEnumerable<string> notes, StoreHold? turn, CancellationToken cancellationToken)
    {
        var (fitted, changed) = await desk.FitAsync(draft with { Subject = one.Subject }, cancellationToken).ConfigureAwait(false);
        List<string> said = [.. notes, .. changed];
        one = one with
        {
            State = CaseState.Intended,
            Severity = fitted.SeverityCode,
            Service = fitted.ServiceCode,
            Category = fitted.CategoryCode,
            Language = fitted.Language,
            UpdatedAt = time.GetUtcNow(),
            Note = said.Count == 0 ? null : string.Join(' ', said),
        };
        await book.SaveAsync(one, [], [], telling.Of(one, CaseChange.Opening), cancellationToken).ConfigureAwait(false);
        await (Announce?.Invoke() ?? Task.CompletedTask).ConfigureAwait(false);

        if (turn is not null && !await turn.IsHeldAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new StoreException("The way to the store broke before a case was opened; the next run goes on.");
        }

        // Not cancelled from here: what AWS has must be noted.
        var id = await desk.OpenAsync(fitted, cc, CancellationToken.None).ConfigureAwait(false);
        var details = (await desk.CasesAsync([id], CancellationToken.None).ConfigureAwait(false)).FirstOrDefault();
        return await OpenedAsync(one with { AwsId = id }, details, items, plan).ConfigureAwait(false);
    }

    /// <summary>Notes that AWS has the case.</summary>
    public async Task<SupportCase> OpenedAsync(SupportCase one, CaseDetails? details, IEnumerable<string> items, AccountPlan? plan)
    {
        var now = time.GetUtcNow();
        var severity = details?.SeverityCode ?? one.Severity;
        one = one with
        {
            State = CaseState.Open,
            AwsId = details?.CaseId ?? one.AwsId,
            DisplayId = details?.DisplayId,
            Status = details?.Status,
            Severity = severity,
            SubmittedBy = details?.SubmittedBy,
            OpenedAt = now,
            UpdatedAt = now,
            DueAt = plan is null || severity is null ? null : ResponseClock.DueAt(severity, plan, now, calendar),
        };
        await book.SaveAsync(one, items, [], telling.Of(one, CaseChange.Opened), CancellationToken.None).ConfigureAwait(false);
        return one;
    }
}
