using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limits on DynamoDB's provisioned capacity.</summary>
public sealed class DynamoDbLimits(LimitLevels levels) : ICheckFamily
{
    private static readonly LimitSource<DynamoDbCapacity> Source = new(
        "DynamoDB",
        "The limit is DynamoDB's own for the account (DescribeLimits); the provisioned capacity of all tables and their global secondary indexes counts. "
            + "Tables on demand count nothing. Not available where one table could not be read.",
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html")
    {
        Needs = [DynamoDbCapacity.AccountMaxPart],
    };

    private static readonly Limit<DynamoDbCapacity>[] Limits =
    [
        new("dynamodb-read-capacity-limit", "6gtQddfEw6", "DynamoDB Read Capacity", "DynamoDB Read Capacity", capacity => capacity.Read),
        new("dynamodb-write-capacity-limit", "c5ftjdfkMr", "DynamoDB Write Capacity", "DynamoDB Write Capacity", capacity => capacity.Write),
    ];

    public IEnumerable<ICheck> Checks { get; } = [.. Limits.Select(limit => new ServiceLimit<DynamoDbCapacity>(Source, limit, levels))];
}
