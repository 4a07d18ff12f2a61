using AdvisorWorker.Resources.Account;

namespace AdvisorWorker.Checks.Security;

/// <summary>Accounts where AWS has nobody to tell about an abuse or a leak but the owner.</summary>
public sealed class AlternateSecurityContact : ICheck<AlternateContacts>
{
    public CheckDescriptor<AlternateContacts> Descriptor { get; } = new("alternate-security-contact", null, Pillar.Security)
    {
        Title = "Alternate Security Contact",
        Why = "AWS writes to the security contact about abuse reports and compromised credentials. Without one, that mail goes to the root user's address "
            + "alone.",
        Fix = "Set the alternate security contact of the account, with an address that a team reads; in an organization, from the management account for all "
            + "members.",
        Criteria = "Yellow: no alternate contact of type SECURITY is set. Green: one is set; whether anybody answers there is not checked.",
        Link = "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html",
        Granularity = Granularity.Account,
        Needs = [AlternateContacts.SecurityPart],
        Columns =
        [
            Columns.Status<AlternateContacts>(),
            new("Account ID", contacts => contacts.Id),
            Columns.Reason<AlternateContacts>(),
        ],
    };

    public Verdict Evaluate(AlternateContacts resource, Moment at) =>
        !resource.Security.TryRead(out var isSet, out var gap) ? gap
        : isSet ? Verdict.Ok
        : Verdict.Warning("The account has no alternate security contact");
}
