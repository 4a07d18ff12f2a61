using Amazon.Organizations.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Organizations, which answers alike in every Region.</summary>
internal sealed class OrganizationsAnswers : IAnswers
{
    private static readonly PageRules Pages = new(20, 20, "InvalidInputException", "InvalidInputException");

    public void AddTo(AnswerBook book) => book
        .On<DescribeOrganizationRequest>((_, call) => new DescribeOrganizationResponse { Organization = Organization(call) })
        .On<ListAccountsRequest>(Accounts)
        .On<DescribeAccountRequest>((request, call) => new DescribeAccountResponse
        {
            Account = call.Account.OrganizationAccounts.Single(
                request.AccountId, account => account.Id, _ => Refusal.Of("AccountNotFoundException", "You specified an account that doesn't exist.")),
        });

    private static Organization Organization(CallContext call) =>
        call.Account.Organization ?? throw Refusal.Of("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");

    private static ListAccountsResponse Accounts(ListAccountsRequest request, CallContext call)
    {
        Organization(call);
        var page = call.Page(call.Account.OrganizationAccounts, request.MaxResults, request.NextToken, Pages);
        return new() { Accounts = page.Items, NextToken = page.Next };
    }
}
