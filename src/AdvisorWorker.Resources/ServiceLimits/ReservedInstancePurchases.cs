namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>How many EC2 Reserved Instances the account bought in the current month (UTC) for a Region or for one of its Availability Zones.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Zone">The Availability Zone; null for those that hold in the whole Region. Both kinds have an allowance of their own.</param>
/// <param name="Instances">The instances that the purchases cover.</param>
public sealed record ReservedInstancePurchases(string Region, string? Zone, int Instances) : Resource(Region, Region)
{
    /// <inheritdoc/>
    public override string? ItemKey => Zone;
}
