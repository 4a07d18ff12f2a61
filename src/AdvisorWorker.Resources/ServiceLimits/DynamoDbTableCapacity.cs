using AdvisorWorker.Resources.DynamoDb;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>A table's provisioned capacity, which takes a call for each table.</summary>
/// <param name="Id">The table's name.</param>
/// <param name="Region">Its Region.</param>
public sealed record DynamoDbTableCapacity(string Id, string Region) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="Provisioned"/>.</summary>
    public static PartKey<DynamoDbTableCapacity> ProvisionedPart { get; } = new(nameof(Provisioned), (table, gap) => table with { Provisioned = gap });

    /// <summary>The capacity of the table and its global secondary indexes; none for a table on demand.</summary>
    public Part<ProvisionedCapacity> Provisioned { get; init; }
}

/// <summary>DynamoDB's capacity, read and write.</summary>
/// <param name="Read">Read capacity units.</param>
/// <param name="Write">Write capacity units.</param>
public readonly record struct ProvisionedCapacity(double Read, double Write)
{
    /// <summary>The sum of both.</summary>
    public static ProvisionedCapacity operator +(ProvisionedCapacity one, ProvisionedCapacity other) => new(one.Read + other.Read, one.Write + other.Write);
}

/// <summary>Makes a place for the capacity of each table.</summary>
public sealed class DynamoDbTableCapacities : Derivation<DynamoDbTable, DynamoDbTableCapacity>
{
    private readonly List<DynamoDbTableCapacity> tables = [];

    /// <inheritdoc/>
    public override void Add(DynamoDbTable input) => tables.Add(new(input.Id, input.Region));

    /// <inheritdoc/>
    public override IEnumerable<DynamoDbTableCapacity> Finish(AwsScope scope, Gap? gap) => tables;
}
