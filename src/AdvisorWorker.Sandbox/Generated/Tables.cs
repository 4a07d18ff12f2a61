namespace AdvisorWorker.Sandbox.Generated;

/// <summary>Tables that are paid by request.</summary>
internal static class Tables
{
    public static void Add(GeneratedRegion region)
    {
        var at = region.At;
        var name = region.Name("table");
        region.Resources.Tables.Add(new(
            new()
            {
                TableName = name,
                TableArn = at.Arn("dynamodb", $"table/{name}"),
                TableStatus = "ACTIVE",
                CreationDateTime = at.Ago(region.Between(30, 900)),
                ItemCount = region.Between(0, 100_000),
                TableSizeBytes = region.Between(0, 10_000_000),
                KeySchema = [new() { AttributeName = "id", KeyType = "HASH" }],
                AttributeDefinitions = [new() { AttributeName = "id", AttributeType = "S" }],
                ProvisionedThroughput = new() { ReadCapacityUnits = 0, WriteCapacityUnits = 0, NumberOfDecreasesToday = 0 },
                BillingModeSummary = new() { BillingMode = "PAY_PER_REQUEST" },
            },
            region.Happens(0.8)));
    }
}
