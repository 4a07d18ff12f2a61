using AdvisorWorker.Sandbox.Wire.DynamoDB.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>DynamoDB's tables; no items.</summary>
internal sealed class DynamoDbAnswers : IAnswers
{
    private const int MostTables = 100;

    public void AddTo(AnswerBook book) => book
        .On<ListTablesRequest>(ListTables)
        .On<DescribeTableRequest>((request, call) => new DescribeTableResponse
        {
            Table = call.Region.Tables.Single(
                request.TableName, table => table.Table.TableName, Missing("ResourceNotFoundException", "Requested resource not found: Table")).Table,
        })
        .On<DescribeContinuousBackupsRequest>(Backups)
        .On<DescribeLimitsRequest>((_, call) => new DescribeLimitsResponse
        {
            AccountMaxReadCapacityUnits = call.Region.MaxReadCapacity,
            AccountMaxWriteCapacityUnits = call.Region.MaxWriteCapacity,
            TableMaxReadCapacityUnits = 40_000,
            TableMaxWriteCapacityUnits = 40_000,
        });

    private static Func<string, Amazon.Runtime.AmazonServiceException> Missing(string code, string message) =>
        name => Refusal.Of(code, $"{message}: {name} not found");

    /// <summary>Pages by name: any name will do as the start, whether there is such a table or not.</summary>
    private static ListTablesResponse ListTables(ListTablesRequest request, CallContext call)
    {
        if (request.Limit is < 1 or > MostTables)
        {
            throw Refusal.Of("ValidationException", $"The limit {request.Limit} is not between 1 and {MostTables}");
        }

        var length = Math.Min(request.Limit ?? MostTables, call.Options.LargestPage ?? MostTables);
        List<string> after =
        [
            .. call.Region.Tables
                .Select(table => table.Table.TableName!)
                .Order(StringComparer.Ordinal)
                .Where(name => string.CompareOrdinal(name, request.ExclusiveStartTableName) > 0),
        ];
        List<string> page = [.. after.Take(length)];
        return new() { TableNames = page, LastEvaluatedTableName = page.Count < after.Count ? page[^1] : null };
    }

    private static DescribeContinuousBackupsResponse Backups(DescribeContinuousBackupsRequest request, CallContext call)
    {
        var table = call.Region.Tables.Single(request.TableName, table => table.Table.TableName, Missing("TableNotFoundException", "Table"));
        return new()
        {
            ContinuousBackupsDescription = new()
            {
                ContinuousBackupsStatus = "ENABLED",
                PointInTimeRecoveryDescription = new() { PointInTimeRecoveryStatus = table.HasPointInTimeRecovery ? "ENABLED" : "DISABLED" },
            },
        };
    }
}
