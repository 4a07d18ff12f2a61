using AdvisorWorker.Sandbox.Wire.DynamoDB.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>DynamoDB tables, some of which nobody can set back to before a mistake.</summary>
internal static class Tables
{
    public static void AddTo(DemoRegion at)
    {
        at.Resources.MaxReadCapacity = at.IsMain ? 20_000 : 80_000;
        Add(at, "carts", 4000, 2000, recovery: true);
        Add(at, "sessions", 6000, 3000, recovery: false);
        Add(at, "vouchers", 0, 0, recovery: true);
        if (at.IsMain)
        {
            Add(at, "product-views", 5000, 9000, recovery: false, indexCapacity: 1500);
            Add(at, "wishlists", 200, 100, recovery: true);
            Add(at, "prices", 500, 100, recovery: true, indexCapacity: 250);
            Add(at, "audit..log_2023-old", 0, 0, recovery: false);
        }
    }

    private static void Add(DemoRegion at, string name, long read, long write, bool recovery, long indexCapacity = 0)
    {
        var table = new TableDescription
        {
            TableName = name,
            TableArn = at.Arn("dynamodb", $"table/{name}"),
            TableId = at.Uuid("table/" + name),
            TableStatus = "ACTIVE",
            CreationDateTime = at.Ago(800),
            ItemCount = read * 210,
            TableSizeBytes = read * 64_000,
            KeySchema = [new() { AttributeName = "id", KeyType = "HASH" }],
            AttributeDefinitions = [new() { AttributeName = "id", AttributeType = "S" }, new() { AttributeName = "day", AttributeType = "S" }],
            ProvisionedThroughput = Throughput(read, write),
            BillingModeSummary = read == 0 ? new() { BillingMode = "PAY_PER_REQUEST" } : null,
            GlobalSecondaryIndexes = indexCapacity == 0 ? null :
            [
                new()
                {
                    IndexName = "by-day",
                    IndexArn = at.Arn("dynamodb", $"table/{name}/index/by-day"),
                    IndexStatus = "ACTIVE",
                    KeySchema = [new() { AttributeName = "day", KeyType = "HASH" }],
                    Projection = new() { ProjectionType = "ALL" },
                    ProvisionedThroughput = Throughput(indexCapacity, indexCapacity),
                },
            ],
        };
        at.Resources.Tables.Add(new(table, recovery));
    }

    private static ProvisionedThroughputDescription Throughput(long read, long write) => new() { ReadCapacityUnits = read, WriteCapacityUnits = write, NumberOfDecreasesToday = 0 };
}
