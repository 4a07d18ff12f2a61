using Amazon.Account.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Account Management, which answers alike in every Region.</summary>
internal sealed class AccountAnswers : IAnswers
{
    private static readonly PageRules Pages = new(50, 50, "ValidationException", "ValidationException");

    public void AddTo(AnswerBook book) => book
        .On<ListRegionsRequest>(Regions)
        .On<GetContactInformationRequest>((_, call) => new GetContactInformationResponse { ContactInformation = call.Account.ContactInformation })
        .On<GetAlternateContactRequest>((request, call) => new GetAlternateContactResponse
        {
            AlternateContact = call.Account.AlternateContacts.Find(contact => contact.AlternateContactType == request.AlternateContactType)
                ?? throw Refusal.NotFound("ResourceNotFoundException", "No contact of the inputted alternate contact type found."),
        });

    private static ListRegionsResponse Regions(ListRegionsRequest request, CallContext call)
    {
        List<Region> all =
        [
            .. call.Account.Regions.Keys.Select(name => new Region { RegionName = name, RegionOptStatus = "ENABLED_BY_DEFAULT" }),
            .. call.Account.DisabledRegions.Select(name => new Region { RegionName = name, RegionOptStatus = "DISABLED" }),
        ];
        List<Region> selected = [.. all.Where(
            region => request.RegionOptStatusContains is null or [] || request.RegionOptStatusContains.Contains(region.RegionOptStatus!.Value))];
        var page = call.Page(selected, request.MaxResults, request.NextToken, Pages);
        return new() { Regions = page.Items, NextToken = page.Next };
    }
}
