namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>The EC2 Reserved Instances that the account bought in one Region in the current month (UTC).</summary>
/// <param name="Region">The Region.</param>
public sealed record ReservedInstancePurchases(string Region) : Resource(Region, Region)
{
    /// <summary>Declares <see cref="Instances"/>.</summary>
    public static PartKey<ReservedInstancePurchases> InstancesPart { get; } = new(nameof(Instances), (purchases, gap) => purchases with { Instances = gap });

    /// <summary>
    /// The instances bought for the Region as a whole or for one of its Availability Zones, whichever are most: each of them
    /// has an allowance of its own.
    /// </summary>
    public Part<double> Instances { get; init; }
}
