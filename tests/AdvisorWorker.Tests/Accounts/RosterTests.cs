using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Accounts;

/// <summary>Which accounts of an organization a run is over, by who asks.</summary>
public sealed class RosterTests
{
    private static readonly AccountsSettings Organization = new() { Assume = new() { Role = "arn:aws:iam::{account}:role/advisor-read" }, Organization = new() };

    [Fact]
    public async Task A_delegated_administrator_reads_the_organization_and_a_plain_member_does_not()
    {
        await using var organization = await ServedOrganization.StartAsync(4);

        var roster = await FindAsync(organization, ServedOrganization.Audit);
        var refused = await Assert.ThrowsAsync<AccountException>(() => FindAsync(organization, "200000000002"));

        Assert.Equal([ServedOrganization.Management, ServedOrganization.Audit, "200000000002", "200000000003"], roster.Members.Select(member => member.Id));
        Assert.StartsWith("The organization cannot be read (AccessDenied organizations:ListAccounts: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_about_to_be_closed_is_left_out_and_said()
    {
        await using var organization = await ServedOrganization.StartAsync(3);
        organization.Server.Account.Organization!.Members.Single(member => member.Account.Id == "200000000002").Account.Status = "PENDING_CLOSURE";

        var roster = await FindAsync(organization, ServedOrganization.Audit);

        Assert.Equal([ServedOrganization.Management, ServedOrganization.Audit], roster.Members.Select(member => member.Id));
        Assert.Equal("The account 200000000002 (team-2) was not checked: it is PENDING_CLOSURE.", Assert.Single(roster.Notes));
    }

    private static Task<Roster> FindAsync(ServedOrganization organization, string caller) => Roster.FindAsync(
        Organization,
        BuiltIn.Account(organization.Server.Url, retries: 0).Through(new() { RoleArn = $"arn:aws:iam::{caller}:role/advisor" }),
        new() { Checks = BuiltIn.Catalog.Checks },
        TimeProvider.System,
        TestContext.Current.CancellationToken);
}
