using System.Collections.Concurrent;
using System.Globalization;
using Amazon.Runtime;
using Amazon.ServiceQuotas.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Service Quotas. Requests for more stay pending.</summary>
internal sealed class ServiceQuotasAnswers : IAnswers
{
    private static readonly PageRules Pages = new(100, 100, "InvalidPaginationTokenException", "IllegalArgumentException");
    private readonly ConcurrentQueue<(string Account, string Region, RequestedServiceQuotaChange Change)> _requests = new();

    public void AddTo(AnswerBook book) => book
        .On<ListServiceQuotasRequest>(Applied)
        .On<ListAWSDefaultServiceQuotasRequest>(Defaults)
        .On<GetServiceQuotaRequest>((request, call) => new GetServiceQuotaResponse { Quota = AsApplied(Find(request.ServiceCode, request.QuotaCode, call)) })
        .On<GetAWSDefaultServiceQuotaRequest>(
            (request, call) => new GetAWSDefaultServiceQuotaResponse { Quota = Find(request.ServiceCode, request.QuotaCode, call).Quota })
        .On<RequestServiceQuotaIncreaseRequest>(RequestIncrease)
        .On<ListRequestedServiceQuotaChangeHistoryByQuotaRequest>(History);

    private static List<SandboxQuota> OfService(string? service, CallContext call)
    {
        List<SandboxQuota> found = [.. call.Region.Quotas.Where(quota => quota.Quota.ServiceCode == service)];
        return found.Count > 0 ? found : throw Missing("service", service);
    }

    private static SandboxQuota Find(string? service, string? code, CallContext call) =>
        OfService(service, call).Single(code, quota => quota.Quota.QuotaCode, missing => Missing("quota", missing));

    private static AmazonServiceException Missing(string kind, string? id) =>
        Refusal.NotFound("NoSuchResourceException", $"The request failed because the specified {kind} does not exist: {id}");

    private static ServiceQuota AsApplied(SandboxQuota quota) => new()
    {
        ServiceCode = quota.Quota.ServiceCode,
        ServiceName = quota.Quota.ServiceName,
        QuotaArn = quota.Quota.QuotaArn,
        QuotaCode = quota.Quota.QuotaCode,
        QuotaName = quota.Quota.QuotaName,
        Unit = quota.Quota.Unit,
        Adjustable = quota.Quota.Adjustable,
        GlobalQuota = quota.Quota.GlobalQuota,
        Value = quota.Applied ?? quota.Quota.Value,
    };

    private static ListServiceQuotasResponse Applied(ListServiceQuotasRequest request, CallContext call)
    {
        List<ServiceQuota> all =
        [
            .. OfService(request.ServiceCode, call)
                .Where(quota => quota.Applied is not null && (request.QuotaCode is null || quota.Quota.QuotaCode == request.QuotaCode))
                .Select(AsApplied),
        ];
        var page = call.Page(all, request.MaxResults, request.NextToken, Pages);
        return new() { Quotas = page.Items, NextToken = page.Next };
    }

    private static ListAWSDefaultServiceQuotasResponse Defaults(ListAWSDefaultServiceQuotasRequest request, CallContext call)
    {
        List<ServiceQuota> all = [.. OfService(request.ServiceCode, call).Select(quota => quota.Quota)];
        var page = call.Page(all, request.MaxResults, request.NextToken, Pages);
        return new() { Quotas = page.Items, NextToken = page.Next };
    }

    private RequestServiceQuotaIncreaseResponse RequestIncrease(RequestServiceQuotaIncreaseRequest request, CallContext call)
    {
        var quota = AsApplied(Find(request.ServiceCode, request.QuotaCode, call));
        if (request.DesiredValue is not { } desired || desired <= quota.Value)
        {
            throw Refusal.Of(
                "IllegalArgumentException",
                $"The requested quota value must be greater than the current one of {quota.Value?.ToString(CultureInfo.InvariantCulture)}.");
        }

        if (Requests(quota, call).Any())
        {
            throw Refusal.Of("ResourceAlreadyExistsException", "Only one open service quota increase request is allowed per quota.");
        }

        var change = new RequestedServiceQuotaChange
        {
            Id = Guid.NewGuid().ToString("N"),
            ServiceCode = quota.ServiceCode,
            ServiceName = quota.ServiceName,
            QuotaCode = quota.QuotaCode,
            QuotaName = quota.QuotaName,
            QuotaArn = quota.QuotaArn,
            DesiredValue = desired,
            Status = "PENDING",
            Created = call.Now.UtcDateTime,
            LastUpdated = call.Now.UtcDateTime,
            GlobalQuota = quota.GlobalQuota,
            Unit = quota.Unit,
        };
        _requests.Enqueue((call.Account.Id, call.Region.Name, change));
        return new() { RequestedQuota = change };
    }

    private IEnumerable<RequestedServiceQuotaChange> Requests(ServiceQuota quota, CallContext call) => _requests.Where(request => request.Account == call.Account.Id)
        .Where(earlier => earlier.Region == call.Region.Name)
        .Select(earlier => earlier.Change)
        .Where(change => change.ServiceCode == quota.ServiceCode && change.QuotaCode == quota.QuotaCode);

    private ListRequestedServiceQuotaChangeHistoryByQuotaResponse History(ListRequestedServiceQuotaChangeHistoryByQuotaRequest request, CallContext call)
    {
        var quota = Find(request.ServiceCode, request.QuotaCode, call).Quota;
        List<RequestedServiceQuotaChange> all =
        [
            .. Requests(quota, call).Where(change => request.Status is null || change.Status == request.Status),
        ];
        var page = call.Page(all, request.MaxResults, request.NextToken, Pages);
        return new() { RequestedQuotas = page.Items, NextToken = page.Next };
    }
}
