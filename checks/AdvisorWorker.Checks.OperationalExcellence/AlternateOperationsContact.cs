using AdvisorWorker.Resources.Account;

namespace AdvisorWorker.Checks.OperationalExcellence;

/// <summary>Accounts where AWS has nobody to tell about an outage or a support case but the owner.</summary>
public sealed class AlternateOperationsContact : ICheck<AlternateContacts>
{
    public CheckDescriptor<AlternateContacts> Descriptor { get; } = new("alternate-operations-contact", null, Pillar.OperationalExcellence)
    {
        Title = "Alternate Operations Contact",
        Why = "The operations contact gets AWS's mail about availability and copies of support cases. Without one, that mail goes to the root user's address "
            + "alone.",
        Fix = "Set the alternate operations contact of the account, with an address that a team reads; in an organization, from the management account for "
            + "all members.",
        Criteria = "Yellow: no alternate contact of type OPERATIONS is set. Green: one is set; whether anybody answers there is not checked.",
        Link = "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html",
        Granularity = Granularity.Account,
        Needs = [AlternateContacts.OperationsPart],
        Columns =
        [
            Columns.Status<AlternateContacts>(),
            new("Account ID", contacts => contacts.Id),
            Columns.Reason<AlternateContacts>(),
        ],
    };

    public Verdict Evaluate(AlternateContacts resource, Moment at) =>
        !resource.Operations.TryRead(out var isSet, out var gap) ? gap
        : isSet ? Verdict.Ok
        : Verdict.Warning("The account has no alternate operations contact");
}
