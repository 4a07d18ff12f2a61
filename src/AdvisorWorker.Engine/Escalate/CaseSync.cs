using System.Collections.Immutable;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Events;
using Amazon.AWSSupport.Model;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Brings what is remembered of cases up to what AWS says: status, messages, clocks.</summary>
public sealed class CaseSync(EscalationSettings settings, CaseBook book, CaseDesk desk, CaseTelling telling, TimeProvider time)
{
    private const string Resolved = "resolved";
    private const string WaitsForUs = "pending-customer-action";

    // AWS signs its own messages so.
    private const string Aws = "Amazon Web Services";

    /// <summary>Asks AWS about every open case of an account.</summary>
    /// <returns>A line per case that changed or is to be minded.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(string account, CancellationToken cancellationToken)
    {
        var open = (await book.ListAsync(account, cancellationToken).ConfigureAwait(false)).Where(one => one is { State: CaseState.Open, AwsId: not null } and not { Kind: CaseKind.Quota }).ToList();
        if (open.Count == 0)
        {
            return [];
        }

        var said = new List<string>();
        var known = (await desk.CasesAsync([.. open.Select(one => one.AwsId!)], cancellationToken).ConfigureAwait(false)).ToDictionary(one => one.CaseId!, StringComparer.Ordinal);
        foreach (var one in open.Where(one => known.ContainsKey(one.AwsId!)))
        {
            said.AddRange(await UpdateAsync(one, known[one.AwsId!], cancellationToken).ConfigureAwait(false));
        }

        return said;
    }

    /// <summary>Takes over every case of an account, people's own read-only.</summary>
    /// <returns>How many were new here.</returns>
    public async Task<int> ImportAsync(string account, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var known = (await book.ListAsync(account, cancellationToken).ConfigureAwait(false)).Select(one => one.AwsId).ToHashSet(StringComparer.Ordinal);
        var added = 0;
        foreach (var details in (await desk.AllCasesAsync(since, cancellationToken).ConfigureAwait(false)).Where(one => !known.Contains(one.CaseId)))
        {
            var now = time.GetUtcNow();
            var opened = DateTimeOffset.TryParse(details.TimeCreated, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : now;
            var one = new SupportCase
            {
                Id = details.DisplayId ?? details.CaseId!,
                Account = account,
                Kind = CaseKind.Imported,
                State = details.Status == Resolved ? CaseState.Resolved : CaseState.Open,
                Marker = "",
                AwsId = details.CaseId,
                DisplayId = details.DisplayId,
                Subject = details.Subject ?? "",
                Status = details.Status,
                Severity = details.SeverityCode,
                Service = details.ServiceCode,
                Category = details.CategoryCode,
                Language = details.Language,
                SubmittedBy = details.SubmittedBy,
                IntendedAt = opened,
                OpenedAt = opened,
                UpdatedAt = now,
            };
            await book.SaveAsync(one, [], await MessagesAsync(one, cancellationToken).ConfigureAwait(false), null, cancellationToken).ConfigureAwait(false);
            added++;
        }

        return added;
    }

    private async Task<IReadOnlyList<string>> UpdateAsync(SupportCase one, CaseDetails details, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        var now = time.GetUtcNow();
        var name = one.DisplayId ?? one.AwsId;
        var had = (await book.MessagesAsync(one.Id, cancellationToken).ConfigureAwait(false)).Count;
        var messages = await MessagesAsync(one, cancellationToken).ConfigureAwait(false);
        var answered = messages.FirstOrDefault(message => message.SubmittedBy.StartsWith(Aws, StringComparison.OrdinalIgnoreCase));
        var changes = ImmutableArray.CreateBuilder<string>();
        if (details.Status != one.Status)
        {
            changes.Add(details.Status == Resolved ? CaseChange.Resolved : CaseChange.StatusChanged);
            said.Add($"{name}: {one.Status ?? "no status"} is now {details.Status}");
            one = one with
            {
                Status = details.Status,
                State = details.Status == Resolved ? CaseState.Resolved : one.State,
                ResolvedAt = details.Status == Resolved ? now : null,
                WaitingSince = details.Status == WaitsForUs ? now : null,
                Warnings = details.Status == WaitsForUs ? one.Warnings & ~CaseWarnings.ClosesSoon : one.Warnings,
            };
        }

        if (answered is not null && one.AnsweredAt is null)
        {
            one = one with { AnsweredAt = Parse(answered.SentAt) ?? now };
        }

        if (messages.Count > had && had > 0)
        {
            changes.Add(CaseChange.Answered);
            said.Add($"{name}: {messages.Count - had} new message{(messages.Count - had == 1 ? "" : "s")}");
        }

        foreach (var (warning, change, text) in Due(one, now))
        {
            one = one with { Warnings = one.Warnings | warning };
            changes.Add(change);
            said.Add($"{name}: {text}");
        }

        if (changes.Count == 0)
        {
            if (messages.Count > had)
            {
                await book.SaveAsync(one, [], messages, null, cancellationToken).ConfigureAwait(false);
            }

            return said;
        }

        // Each in a transaction with its event; the first takes the messages along.
        one = one with { UpdatedAt = now };
        foreach (var (change, index) in changes.Select((change, index) => (change, index)))
        {
            await book.SaveAsync(one, [], index == 0 ? messages : [], telling.Of(one, change), cancellationToken).ConfigureAwait(false);
        }

        return said;
    }

    private IEnumerable<(CaseWarnings Warning, string Change, string Text)> Due(SupportCase one, DateTimeOffset now)
    {
        if (one is { AnsweredAt: null, DueAt: { } due, State: CaseState.Open })
        {
            if (now > due && !one.Warnings.HasFlag(CaseWarnings.Overdue))
            {
                yield return (CaseWarnings.Overdue | CaseWarnings.DueSoon, CaseChange.Overdue, $"the first answer was due at {due.UtcDateTime:u}");
            }
            else if (now >= due - settings.WarnBeforeDue && now <= due && !one.Warnings.HasFlag(CaseWarnings.DueSoon))
            {
                yield return (CaseWarnings.DueSoon, CaseChange.DueSoon, $"the first answer is due at {due.UtcDateTime:u}");
            }
        }

        if (one is { WaitingSince: { } since, State: CaseState.Open } && now - since >= settings.WarnBeforeClose && !one.Warnings.HasFlag(CaseWarnings.ClosesSoon))
        {
            yield return (CaseWarnings.ClosesSoon, CaseChange.ClosesSoon, $"AWS waits for an answer since {since.UtcDateTime:u} and will close the case");
        }
    }

    private async Task<IReadOnlyList<CaseMessage>> MessagesAsync(SupportCase one, CancellationToken cancellationToken) =>
    [
        .. (await desk.MessagesAsync(one.AwsId!, cancellationToken).ConfigureAwait(false)).Select(message => new CaseMessage(
            one.Id,
            message.TimeCreated ?? "",
            message.SubmittedBy ?? "",
            Redaction.Apply(message.Body ?? ""),
            string.Join(", ", (message.AttachmentSet ?? []).Select(file => file.FileName)))),
    ];

    private static DateTimeOffset? Parse(string time) =>
        DateTimeOffset.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
