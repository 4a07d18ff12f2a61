using System.Collections.Immutable;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>The provisioned capacity of all DynamoDB tables of one Region.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Provisioned">The sum over the tables and their indexes.</param>
public sealed record DynamoDbCapacity(string Region, Part<ProvisionedCapacity> Provisioned) : Resource(Region, Region)
{
    /// <summary>Declares <see cref="AccountMax"/>.</summary>
    public static PartKey<DynamoDbCapacity> AccountMaxPart { get; } = new(nameof(AccountMax), (capacity, gap) => capacity with { AccountMax = gap });

    /// <summary>What the account may provision in this Region.</summary>
    public Part<ProvisionedCapacity> AccountMax { get; init; }

    /// <summary>Read capacity units.</summary>
    public Part<LimitUsage> Read => Usage(capacity => capacity.Read);

    /// <summary>Write capacity units.</summary>
    public Part<LimitUsage> Write => Usage(capacity => capacity.Write);

    private Part<LimitUsage> Usage(Func<ProvisionedCapacity, double> units)
    {
        if (!AccountMax.TryRead(out var most, out var gap) || !Provisioned.TryRead(out var provisioned, out gap))
        {
            return gap;
        }

        return new LimitUsage(units(most), units(provisioned));
    }
}

/// <summary>Adds up the capacity of tables.</summary>
public sealed class DynamoDbCapacitySum : Derivation<DynamoDbTableCapacity, DynamoDbCapacity>
{
    private ProvisionedCapacity sum;
    private Gap? unread;

    /// <inheritdoc/>
    public override ImmutableArray<PartKey<DynamoDbTableCapacity>> Needs => [DynamoDbTableCapacity.ProvisionedPart];

    /// <inheritdoc/>
    public override void Add(DynamoDbTableCapacity input)
    {
        if (input.Provisioned.TryRead(out var capacity, out var gap))
        {
            sum += capacity;
        }
        else
        {
            unread ??= gap with { Detail = $"{input.Id}: {gap.Detail}" };
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<DynamoDbCapacity> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, (gap ?? unread) is { } missing ? missing : sum)];
}
