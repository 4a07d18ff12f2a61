using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Drafts the case of a security event. Pure.</summary>
public static class SecurityEventDrafter
{
    /// <summary>The service for questions about an account.</summary>
    public const string ServiceCode = "customer-account";

    /// <summary>The category where none is called Security.</summary>
    public const string FallbackCategory = "other-account-issues";

    private const string LockedOut = "https://support.aws.amazon.com/#/contacts/aws-account-support/";
    private const int MaxField = 900; // eight of them and their headings stay under 8,000 characters

    /// <summary>The draft.</summary>
    /// <param name="happened">What is known.</param>
    /// <param name="plan">What is known of the account's plan.</param>
    /// <param name="accountTeam">Whom to tell beside AWS.</param>
    /// <param name="category">The category's code, where AWS was asked for it.</param>
    public static CaseDraft Draft(SecurityEvent happened, AccountPlan plan, string? accountTeam, string? category = null)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"We suspect that credentials of account {PlainText.Safe(happened.Account)} are compromised. This case comes from the first account that was hit.\n");
        foreach (var field in happened.Fields)
        {
            text.Append('\n').Append(field.Heading).Append('\n');
            text.Append(field.Value is { Length: > 0 } value ? PlainText.Safe(value, MaxField) : $"[Fill in: {field.Question}]").Append('\n');
        }

        var severity = Severity(plan);
        return new()
        {
            Account = happened.Account,
            CheckId = "",
            Subject = $"Security event in account {happened.Account}",
            IssueType = "customer-service",
            Service = new SupportService("account", "Account", ServiceCode) { Category = FallbackCategory },
            ServiceCode = ServiceCode,
            CategoryCode = category ?? FallbackCategory,
            SeverityCode = severity,
            Language = happened.Language,
            Body = Redaction.Apply(text.ToString()),
            CanOpen = plan.Entitled,
            Reminders = [.. Reminders(happened, plan, accountTeam, category)],
        };
    }

    /// <summary>What the playbook asks for on each plan; the most urgent that every plan which the account may have offers.</summary>
    private static string Severity(AccountPlan plan)
    {
        var plans = SupportPlans.Candidates(plan);
        return plans.Length > 0 && plans.All(facts => !facts.Entitled) ? "low"
            : plans.Length > 0 && plans.All(facts => facts.Severity("critical") is not null) ? "critical"
            : "urgent";
    }

    private static IEnumerable<string> Reminders(SecurityEvent happened, AccountPlan plan, string? accountTeam, string? category)
    {
        yield return $"Open it from account {happened.Account}, at {CaseDraft.Console}: Account and billing, service Account, category Security, contact by {happened.ContactMethod}.";
        yield return $"If nobody can sign in, use the form {LockedOut}";
        if (plan.Entitled != true)
        {
            yield return "The plan has no Support API, or is unknown: paste the text into the console.";
        }

        if (category is null)
        {
            yield return $"Choose the category Security in the console; {FallbackCategory} stands in for it here.";
        }

        yield return accountTeam is null ? "Tell your account team or technical account manager too, if you have one." : $"Tell your account team too: {accountTeam}";
        yield return "Verify the alternate security contact of each account: `advisor run --checks alternate-security-contact`.";
        yield return "Phone and chat can be chosen in the console alone; chat is what AWS recommends.";
        foreach (var field in happened.Fields.Where(field => string.IsNullOrEmpty(field.Value)))
        {
            yield return $"Not filled in: {field.Heading.ToLowerInvariant()} (--{field.Option}).";
        }
    }
}
