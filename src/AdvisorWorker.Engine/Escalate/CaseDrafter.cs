using System.Collections.Immutable;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Drafts a support case about a check's findings. Pure: it calls nothing and opens nothing.</summary>
public static class CaseDrafter
{
    private const int MaxSubject = 200;

    /// <summary>The draft.</summary>
    /// <exception cref="ArgumentException">The result has no flagged item: there is nothing to open a case about.</exception>
    public static CaseDraft Draft(CheckResult result, RunReport report, CaseOptions? options = null)
    {
        options ??= new();
        var findings = result.Items.Where(item => item.IsFinding).ToList();
        if (findings.Count == 0)
        {
            throw new ArgumentException($"{result.Check.Id} has no findings in account {result.Account}", nameof(result));
        }

        var account = report.Plans.FirstOrDefault(plan => plan.Account == result.Account);
        var plans = account is null ? [] : SupportPlans.Candidates(account);
        var severity = Offered(options.SeverityCode, plans);
        var service = SupportServices.Of(result.Check, findings);
        var (body, attachments) = CaseBody.Write(result, findings, report, service, options);
        return new()
        {
            Account = result.Account,
            CheckId = result.Check.Id,
            Subject = Subject(result, findings.Count, options),
            IssueType = "technical",
            Service = service,
            ServiceCode = SupportServices.CodeFor(service, findings),
            CategoryCode = service.Category,
            SeverityCode = severity,
            FirstResponse = FirstResponse(severity, plans),
            Language = options.Language,
            Body = body,
            Attachments = attachments,
            CanOpen = account?.Entitled,
            Reminders = [.. Reminders(result, account, plans, severity, options)],
        };
    }

    private static string Subject(CheckResult result, int findings, CaseOptions options)
    {
        var account = options.AccountAlias ?? result.Account;
        var subject = options.Subject is { } template
            ? template
                .Replace("{title}", result.Check.Title, StringComparison.Ordinal)
                .Replace("{count}", $"{findings}", StringComparison.Ordinal)
                .Replace("{account}", account, StringComparison.Ordinal)
            : $"{result.Check.Title}: {CaseBody.Count(findings)} in {account}";
        return PlainText.Safe(subject, MaxSubject);
    }

    // The highest that is not above the wish; the wish itself where the plan is unknown or has no cases.
    private static string Offered(string wish, ImmutableArray<PlanFacts> plans)
    {
        var wished = Severity.Codes.IndexOf(wish);
        var offered = Severity.Codes
            .Where(code => plans.Any(plan => plan.Severity(code) is not null))
            .LastOrDefault(code => wished < 0 || Severity.Codes.IndexOf(code) <= wished);
        return offered ?? wish;
    }

    private static string? FirstResponse(string code, ImmutableArray<PlanFacts> plans)
    {
        var offers = plans.Select(plan => plan.Severity(code)).OfType<Severity>().ToList();
        if (offers.Count == 0)
        {
            return null;
        }

        var (fastest, slowest) = (offers.Min(offer => offer.FirstResponse), offers.Max(offer => offer.FirstResponse));
        var time = fastest == slowest ? Severity.Words(fastest) : $"{Severity.Words(fastest)} to {Severity.Words(slowest)}, by plan";
        return offers.Any(offer => offer.BusinessHours) ? $"{time} in business hours ({SupportPlans.BusinessHours})" : time;
    }

    private static IEnumerable<string> Reminders(
        CheckResult result, AccountPlan? account, ImmutableArray<PlanFacts> plans, string severity, CaseOptions options)
    {
        yield return $"Open it from account {result.Account}, at {CaseDraft.Console}";
        switch (account?.Entitled)
        {
            case false when plans is [{ Severities.IsEmpty: true }]:
                yield return "The Basic plan has no technical cases: the text is for a question on AWS re:Post, or for the day the plan changes.";
                break;
            case false when plans.Length > 1:
                yield return "The plan has no Support API: paste the text into the console. On Basic it takes no technical cases; on Developer it does.";
                break;
            case false:
                yield return "The plan has no Support API: paste the text into the console.";
                break;
            case null:
                yield return $"The support plan is unknown ({account?.Detail ?? "it was not asked for"}), so response times are not stated.";
                break;
        }

        if (severity != options.SeverityCode)
        {
            yield return $"The plan does not offer severity {options.SeverityCode}: {severity} is the highest below it.";
        }

        yield return "Response times are for the first answer alone; third-party software may take longer. Severity cannot be changed afterwards.";
        yield return "Add your own e-mail address to the additional contacts when you sign in as an IAM user: the answers go to the account's address.";
        yield return "Phone and chat can be chosen in the console alone; by API a case is answered on the web.";
        if (severity is "urgent" or "critical" && plans.Any(plan => plan.TechnicalAccountManager is not null))
        {
            yield return "Tell your technical account manager too.";
        }

        if (result.Check.Pillar == Pillar.ServiceLimits)
        {
            yield return "A higher quota is not given by a technical case: ask for it in Service Quotas.";
        }

        yield return "Fill in the lines in [brackets]; service and category are suggestions, to be confirmed when the case is opened.";
    }
}
