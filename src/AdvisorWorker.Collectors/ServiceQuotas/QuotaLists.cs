using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceQuotas;
using Amazon.ServiceQuotas;
using Amazon.ServiceQuotas.Model;
using ServiceQuota = AdvisorWorker.Resources.ServiceQuotas.ServiceQuota;

namespace AdvisorWorker.Collectors.ServiceQuotas;

/// <summary>The quotas of a service, asked for once per Region whoever asks.</summary>
internal static class QuotaLists
{
    private const int PageSize = 100;

    /// <summary>What <see cref="ReadAsync"/> calls.</summary>
    public static ImmutableArray<string> Operations => ["servicequotas:ListServiceQuotas", "servicequotas:ListAWSDefaultServiceQuotas"];

    /// <summary>The applied quotas; with AWS's defaults for the others where one that is wanted has no applied value.</summary>
    /// <param name="context">The Region.</param>
    /// <param name="serviceCode">Such as <c>ebs</c>.</param>
    /// <param name="wanted">Codes or names of the quotas that the asker needs.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async ValueTask<ServiceQuotaList> ReadAsync(
        CollectContext context, string serviceCode, IEnumerable<string> wanted, CancellationToken cancellationToken)
    {
        var region = context.Scope.Region;
        var applied = await context.OnceAsync($"servicequotas:ListServiceQuotas/{region}/{serviceCode}", token => AppliedAsync(context, serviceCode, token), cancellationToken);
        if (wanted.All(quota => applied.Find(quota) is not null))
        {
            return applied;
        }

        var defaults = await context.OnceAsync(
            $"servicequotas:ListAWSDefaultServiceQuotas/{region}/{serviceCode}", token => DefaultsAsync(context, serviceCode, token), cancellationToken);
        return new(serviceCode, [.. applied.Quotas, .. defaults.Quotas.Where(quota => applied.Find(quota.QuotaCode) is null)]);
    }

    private static Task<ServiceQuotaList> AppliedAsync(CollectContext context, string serviceCode, CancellationToken cancellationToken) => ReadAsync(
        serviceCode,
        "servicequotas:ListServiceQuotas",
        context.Client<AmazonServiceQuotasClient>().Paginators.ListServiceQuotas(new() { ServiceCode = serviceCode, MaxResults = PageSize }).Responses
            .Select(page => page.Quotas),
        cancellationToken);

    private static Task<ServiceQuotaList> DefaultsAsync(CollectContext context, string serviceCode, CancellationToken cancellationToken) => ReadAsync(
        serviceCode,
        "servicequotas:ListAWSDefaultServiceQuotas",
        context.Client<AmazonServiceQuotasClient>().Paginators.ListAWSDefaultServiceQuotas(new() { ServiceCode = serviceCode, MaxResults = PageSize }).Responses
            .Select(page => page.Quotas),
        cancellationToken);

    private static async Task<ServiceQuotaList> ReadAsync(
        string serviceCode, string operation, IAsyncEnumerable<List<Amazon.ServiceQuotas.Model.ServiceQuota>?> pages, CancellationToken cancellationToken)
    {
        var quotas = ImmutableArray.CreateBuilder<ServiceQuota>();
        try
        {
            await foreach (var page in pages.WithCancellation(cancellationToken))
            {
                quotas.AddRange((page ?? []).Select(quota => Read(quota, serviceCode, operation)));
            }
        }
        catch (NoSuchResourceException)
        {
            // The service has no quotas in this Region, which is an answer: a list without entries.
        }

        return new(serviceCode, quotas.ToImmutable());
    }

    private static ServiceQuota Read(Amazon.ServiceQuotas.Model.ServiceQuota quota, string serviceCode, string operation) => new(
        serviceCode,
        Answer.Required(quota.QuotaCode),
        quota.QuotaName ?? "",
        quota.Value is { } value ? value : new Gap(GapReason.Failed, operation, quota.ErrorReason?.ErrorMessage ?? $"The answer lacks the value of {quota.QuotaCode}"));
}
