using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>The provisioned capacity of a table and its global secondary indexes.</summary>
public sealed class DynamoDbTableThroughput : IPart<DynamoDbTableCapacity>
{
    public PartKey<DynamoDbTableCapacity> Key => DynamoDbTableCapacity.ProvisionedPart;

    public ImmutableArray<string> Operations => ["dynamodb:DescribeTable"];

    public async ValueTask<IReadOnlyList<DynamoDbTableCapacity>> LoadAsync(
        IReadOnlyList<DynamoDbTableCapacity> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var table = batch.Single();
        return [table with { Provisioned = await ReadAsync(context, table.Id, cancellationToken) }];
    }

    private static async Task<ProvisionedCapacity> ReadAsync(CollectContext context, string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await context.Client<AmazonDynamoDBClient>().DescribeTableAsync(new DescribeTableRequest { TableName = name }, cancellationToken);
            return Sum(Answer.Required(answer.Table));
        }
        catch (ResourceNotFoundException)
        {
            // Deleted since it was listed: it provisions nothing.
            return default;
        }
    }

    private static ProvisionedCapacity Sum(TableDescription table) => table.BillingModeSummary?.BillingMode == BillingMode.PAY_PER_REQUEST
        ? default
        : (table.GlobalSecondaryIndexes ?? [])
            .Select(index => index.ProvisionedThroughput)
            .Prepend(table.ProvisionedThroughput)
            .Select(Read)
            .Aggregate(default(ProvisionedCapacity), (sum, capacity) => sum + capacity);

    private static ProvisionedCapacity Read(ProvisionedThroughputDescription? throughput) =>
        new(Answer.Required(throughput?.ReadCapacityUnits), Answer.Required(throughput?.WriteCapacityUnits));
}
