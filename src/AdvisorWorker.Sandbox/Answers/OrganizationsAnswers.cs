using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Organizations, which answers alike in every Region: its members all they may know, the management account and delegated administrators everything.</summary>
internal sealed class OrganizationsAnswers : IAnswers
{
    private static readonly PageRules Pages = new(20, 20, "InvalidInputException", "InvalidInputException");

    public void AddTo(AnswerBook book) => book
        .On<DescribeOrganizationRequest>((_, call) => new DescribeOrganizationResponse { Organization = Of(call).Description })
        .On<ListAccountsRequest>(Accounts)
        .On<DescribeAccountRequest>((request, call) => new DescribeAccountResponse { Account = Member(request.AccountId, call).Account })
        .On<ListRootsRequest>(Roots)
        .On<ListOrganizationalUnitsForParentRequest>(Units)
        .On<ListAccountsForParentRequest>(AccountsOfParent)
        .On<ListParentsRequest>(Parents)
        .On<DescribeOrganizationalUnitRequest>(Unit)
        .On<ListDelegatedAdministratorsRequest>(Delegates);

    private static SandboxOrganization Of(CallContext call) =>
        call.Account.Organization ?? throw Refusal.Of("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");

    /// <summary>The organization, for callers that may look into it.</summary>
    private static SandboxOrganization Inside(CallContext call)
    {
        var organization = Of(call);
        return organization.Description.MasterAccountId == call.Account.Id || organization.Delegates.Exists(each => each.AccountId == call.Account.Id)
            ? organization
            : throw Refusal.Of("AccessDeniedException", "You don't have permissions to access this resource.");
    }

    private static SandboxMember Member(string? id, CallContext call) =>
        Inside(call).Members.Single(id, member => member.Account.Id, _ => Refusal.Of("AccountNotFoundException", "You specified an account that doesn't exist."));

    private static ListAccountsResponse Accounts(ListAccountsRequest request, CallContext call)
    {
        var page = call.Page([.. Inside(call).Members.Select(member => member.Account)], request.MaxResults, request.NextToken, Pages);
        return new() { Accounts = page.Items, NextToken = page.Next };
    }

    private static ListRootsResponse Roots(ListRootsRequest request, CallContext call)
    {
        var page = call.Page([Inside(call).Root], request.MaxResults, request.NextToken, Pages);
        return new() { Roots = page.Items, NextToken = page.Next };
    }

    private static ListOrganizationalUnitsForParentResponse Units(ListOrganizationalUnitsForParentRequest request, CallContext call)
    {
        var parent = Parent(request.ParentId, call);
        var page = call.Page(
            [.. Inside(call).Units.Where(unit => unit.ParentId == parent).Select(unit => unit.Unit)], request.MaxResults, request.NextToken, Pages);
        return new() { OrganizationalUnits = page.Items, NextToken = page.Next };
    }

    private static ListAccountsForParentResponse AccountsOfParent(ListAccountsForParentRequest request, CallContext call)
    {
        var parent = Parent(request.ParentId, call);
        var page = call.Page(
            [.. Inside(call).Members.Where(member => member.ParentId == parent).Select(member => member.Account)], request.MaxResults, request.NextToken, Pages);
        return new() { Accounts = page.Items, NextToken = page.Next };
    }

    private static string Parent(string? id, CallContext call)
    {
        var organization = Inside(call);
        return id is not null && (id == organization.Root.Id || organization.Units.Exists(unit => unit.Unit.Id == id))
            ? id
            : throw Refusal.Of("ParentNotFoundException", "You specified parent that doesn't exist.");
    }

    private static ListParentsResponse Parents(ListParentsRequest request, CallContext call)
    {
        var organization = Inside(call);
        var parent = organization.Members.Find(member => member.Account.Id == request.ChildId)?.ParentId
            ?? organization.Units.Find(unit => unit.Unit.Id == request.ChildId)?.ParentId
            ?? throw Refusal.Of("ChildNotFoundException", "You specified a child that doesn't exist.");
        return new() { Parents = [new() { Id = parent, Type = parent == organization.Root.Id ? ParentType.ROOT : ParentType.ORGANIZATIONAL_UNIT }] };
    }

    private static DescribeOrganizationalUnitResponse Unit(DescribeOrganizationalUnitRequest request, CallContext call) => new()
    {
        OrganizationalUnit = Inside(call).Units.Single(request.OrganizationalUnitId, unit => unit.Unit.Id, Missing).Unit,
    };

    private static AmazonServiceException Missing(string id) =>
        Refusal.Of("OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");

    private static ListDelegatedAdministratorsResponse Delegates(ListDelegatedAdministratorsRequest request, CallContext call)
    {
        var organization = Inside(call);
        List<DelegatedAdministrator> all =
        [
            .. organization.Delegates
                .Where(each => request.ServicePrincipal is null || each.Services.Contains(request.ServicePrincipal))
                .Select(each => Describe(each, Member(each.AccountId, call).Account)),
        ];
        var page = call.Page(all, request.MaxResults, request.NextToken, Pages);
        return new() { DelegatedAdministrators = page.Items, NextToken = page.Next };
    }

    private static DelegatedAdministrator Describe(SandboxDelegate each, Amazon.Organizations.Model.Account account) => new()
    {
        Id = account.Id,
        Arn = account.Arn,
        Name = account.Name,
        Email = account.Email,
        Status = account.Status,
        JoinedMethod = account.JoinedMethod,
        JoinedTimestamp = account.JoinedTimestamp,
        DelegationEnabledDate = each.Since.UtcDateTime,
    };
}
