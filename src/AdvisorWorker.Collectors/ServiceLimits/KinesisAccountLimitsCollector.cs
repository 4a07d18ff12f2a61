using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.Kinesis;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>What Kinesis Data Streams allows in a Region, with its own count.</summary>
public sealed class KinesisAccountLimitsCollector : ICollector<KinesisAccountLimits>
{
    public ImmutableArray<string> Operations => ["kinesis:DescribeLimits"];

    public async IAsyncEnumerable<IReadOnlyList<KinesisAccountLimits>> CollectAsync(
        CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonKinesisClient>().DescribeLimitsAsync(new(), cancellationToken);
        yield return [new(context.Scope.Region, new(Answer.Required(answer.ShardLimit), Answer.Required(answer.OpenShardCount)))];
    }
}
