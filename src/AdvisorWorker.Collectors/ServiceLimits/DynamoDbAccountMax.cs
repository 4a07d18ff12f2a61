using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.DynamoDBv2;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>The capacity that an account may provision in a Region.</summary>
public sealed class DynamoDbAccountMax : IPart<DynamoDbCapacity>
{
    public PartKey<DynamoDbCapacity> Key => DynamoDbCapacity.AccountMaxPart;

    public ImmutableArray<string> Operations => ["dynamodb:DescribeLimits"];

    public async ValueTask<IReadOnlyList<DynamoDbCapacity>> LoadAsync(IReadOnlyList<DynamoDbCapacity> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonDynamoDBClient>().DescribeLimitsAsync(new(), cancellationToken);
        var most = new ProvisionedCapacity(Answer.Required(answer.AccountMaxReadCapacityUnits), Answer.Required(answer.AccountMaxWriteCapacityUnits));
        return [batch.Single() with { AccountMax = most }];
    }
}
