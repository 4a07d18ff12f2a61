using AdvisorWorker.Resources.Iam;

namespace AdvisorWorker.Checks.Security;

/// <summary>A root user that a password alone lets in.</summary>
public sealed class RootAccountMfa : ICheck<AccountSummary>
{
    public CheckDescriptor<AccountSummary> Descriptor { get; } = new("root-account-mfa", "7DAFEmoDos", Pillar.Security)
    {
        Title = "MFA on root account",
        Why = "The root user can do everything and no policy limits it: whoever learns its password owns the account.",
        Fix = "Register an MFA device for the root user. In a member account of an organization, remove the root credentials from the management account "
            + "instead.",
        Criteria = "Red: the root user has no MFA device. Green: it has one, or it has no password (AccountPasswordPresent is 0, as where root credentials "
            + "are managed centrally). An answer without AccountPasswordPresent counts as one with a password.",
        Link = "https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html",
        Core = true,
        Granularity = Granularity.Account,
    };

    public Verdict Evaluate(AccountSummary resource, Moment at) => (resource["AccountMFAEnabled"], resource["AccountPasswordPresent"]) switch
    {
        ( > 0, _) or (_, 0) => Verdict.Ok,
        (null, _) => new Gap(GapReason.Failed, "iam:GetAccountSummary", "The answer lacks AccountMFAEnabled"),
        _ => Verdict.Error("The root user has no MFA device"),
    };
}
