using System.Collections.Immutable;
using AdvisorWorker.Resources.DynamoDb;
using Amazon.DynamoDBv2;

namespace AdvisorWorker.Collectors.DynamoDb;

/// <summary>All tables of a Region, by name.</summary>
public sealed class DynamoDbTableCollector : ICollector<DynamoDbTable>
{
    public ImmutableArray<string> Operations => ["dynamodb:ListTables"];

    public IAsyncEnumerable<IReadOnlyList<DynamoDbTable>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonDynamoDBClient>().Paginators.ListTables(new() { Limit = 100 }).Responses
            .Select(IReadOnlyList<DynamoDbTable> (page) =>
                [.. Answer.Required(page.TableNames).Select(name => new DynamoDbTable(name, context.Scope.Region))]);
}
