using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.RDS;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>What RDS allows in a Region, with its own count.</summary>
public sealed class RdsQuotasCollector : ICollector<RdsQuotas>
{
    public ImmutableArray<string> Operations => ["rds:DescribeAccountAttributes"];

    public async IAsyncEnumerable<IReadOnlyList<RdsQuotas>> CollectAsync(CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonRDSClient>().DescribeAccountAttributesAsync(new(), cancellationToken);
        var quotas = new Dictionary<string, LimitUsage>(StringComparer.Ordinal);
        foreach (var quota in Answer.Required(answer.AccountQuotas))
        {
            quotas[Answer.Required(quota.AccountQuotaName)] = new(Answer.Required(quota.Max), Answer.Required(quota.Used));
        }

        yield return [new(context.Scope.Region, quotas)];
    }
}
