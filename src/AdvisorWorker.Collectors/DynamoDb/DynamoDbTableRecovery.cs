using System.Collections.Immutable;
using AdvisorWorker.Resources.DynamoDb;
using Amazon.DynamoDBv2;

namespace AdvisorWorker.Collectors.DynamoDb;

/// <summary>Whether a table's point-in-time recovery is on.</summary>
public sealed class DynamoDbTableRecovery : IPart<DynamoDbTable>
{
    public PartKey<DynamoDbTable> Key => DynamoDbTable.PointInTimeRecoveryPart;

    public ImmutableArray<string> Operations => ["dynamodb:DescribeContinuousBackups"];

    public async ValueTask<IReadOnlyList<DynamoDbTable>> LoadAsync(
        IReadOnlyList<DynamoDbTable> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var table = batch.Single();
        var answer = await context.Client<AmazonDynamoDBClient>().DescribeContinuousBackupsAsync(new() { TableName = table.Id }, cancellationToken);
        var recovery = answer.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
        return [table with { PointInTimeRecovery = Answer.Required(recovery?.PointInTimeRecoveryStatus) == PointInTimeRecoveryStatus.ENABLED }];
    }
}
