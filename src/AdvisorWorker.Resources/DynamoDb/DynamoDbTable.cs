namespace AdvisorWorker.Resources.DynamoDb;

/// <summary>A DynamoDB table.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Region">Its Region.</param>
public sealed record DynamoDbTable(string Id, string Region) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="PointInTimeRecovery"/>.</summary>
    public static PartKey<DynamoDbTable> PointInTimeRecoveryPart { get; } =
        new(nameof(PointInTimeRecovery), (table, gap) => table with { PointInTimeRecovery = gap });

    /// <summary>Point-in-time recovery is on.</summary>
    public Part<bool> PointInTimeRecovery { get; init; }

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:dynamodb:{Region}:{scope.Account}:table/{Id}";
}
