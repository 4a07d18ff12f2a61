using System.Collections.Concurrent;
using Amazon.AWSSupport.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>The Support API, which answers alike in every Region, and nothing but a refusal on plans without it.</summary>
internal sealed class SupportAnswers : IAnswers
{
    private static readonly PageRules Pages = new(100, 100, "ValidationException", "ValidationException");
    private readonly ConcurrentDictionary<string, SupportDesk> _desks = new(StringComparer.Ordinal);

    public void AddTo(AnswerBook book)
    {
        On<DescribeSeverityLevelsRequest>(
            book, (_, call) => new DescribeSeverityLevelsResponse { SeverityLevels = [.. SeverityLevels.Of(call.Options.Plan)] });
        On<DescribeServicesRequest>(book, Services);
        On<DescribeCreateCaseOptionsRequest>(book, CaseOptions);
        On<DescribeSupportedLanguagesRequest>(book, Languages);
        On<CreateCaseRequest>(book, (request, call) => new CreateCaseResponse { CaseId = Desk(call).Create(request, call) });
        On<DescribeCasesRequest>(book, Cases);
        On<DescribeCommunicationsRequest>(book, Communications);
        On<AddCommunicationToCaseRequest>(book, AddCommunication);
        On<ResolveCaseRequest>(book, Resolve);
        On<AddAttachmentsToSetRequest>(book, AddAttachments);
        On<DescribeAttachmentRequest>(book, (request, call) => new DescribeAttachmentResponse { Attachment = Desk(call).Attachment(request.AttachmentId, call) });
    }

    private static void On<TRequest>(AnswerBook book, Func<TRequest, CallContext, AmazonWebServiceResponse> answer)
        where TRequest : AmazonWebServiceRequest
        => book.On<TRequest>((request, call) => call.Options.Plan is SandboxPlan.Basic or SandboxPlan.Developer
            ? throw Refusal.Of("SubscriptionRequiredException", "Amazon Web Services Premium Support Subscription is required to use this service.")
            : answer(request, call));

    private static DescribeServicesResponse Services(DescribeServicesRequest request, CallContext call)
    {
        var codes = request.ServiceCodeList ?? [];
        return new() { Services = [.. SupportServices.All.Where(service => codes.Count == 0 || codes.Contains(service.Code!))] };
    }

    private static DescribeCreateCaseOptionsResponse CaseOptions(DescribeCreateCaseOptionsRequest request, CallContext call)
    {
        SupportServices.Require(request.ServiceCode, request.CategoryCode);
        List<SupportedHour> always = [new() { StartTime = "00:00", EndTime = "23:59" }];
        return new()
        {
            LanguageAvailability = request.Language is "en" or "ja" or "zh" or "ko" ? "available" : "best_effort",
            CommunicationTypes =
            [
                new() { Type = "web", SupportedHours = always },
                new() { Type = "chat", SupportedHours = always },
                new() { Type = "call", SupportedHours = always },
            ],
        };
    }

    private static DescribeSupportedLanguagesResponse Languages(DescribeSupportedLanguagesRequest request, CallContext call)
    {
        SupportServices.Require(request.ServiceCode, request.CategoryCode);
        return new()
        {
            SupportedLanguages =
            [
                new() { Code = "en", Language = "English", Display = "English" },
                new() { Code = "ja", Language = "Japanese", Display = "日本語" },
            ],
        };
    }

    private SupportDesk Desk(CallContext call) => _desks.GetOrAdd(call.Account.Id, _ => new());

    private DescribeCasesResponse Cases(DescribeCasesRequest request, CallContext call)
    {
        var page = call.Page(Desk(call).Cases(request), request.MaxResults, request.NextToken, Pages);
        return new() { Cases = page.Items, NextToken = page.Next };
    }

    private DescribeCommunicationsResponse Communications(DescribeCommunicationsRequest request, CallContext call)
    {
        var page = call.Page(Desk(call).Communications(request.CaseId, request.AfterTime, request.BeforeTime), request.MaxResults, request.NextToken, Pages);
        return new() { Communications = page.Items, NextToken = page.Next };
    }

    private AddCommunicationToCaseResponse AddCommunication(AddCommunicationToCaseRequest request, CallContext call)
    {
        Desk(call).Reply(request, call);
        return new() { Result = true };
    }

    private ResolveCaseResponse Resolve(ResolveCaseRequest request, CallContext call)
    {
        var before = Desk(call).Resolve(request.CaseId);
        return new() { InitialCaseStatus = before, FinalCaseStatus = SupportDesk.Resolved };
    }

    private AddAttachmentsToSetResponse AddAttachments(AddAttachmentsToSetRequest request, CallContext call)
    {
        var (set, expiry) = Desk(call).Attach(request, call);
        return new() { AttachmentSetId = set, ExpiryTime = SupportDesk.Time(expiry) };
    }
}
