namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>What RDS allows an account in one Region and counts itself.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ByName">Per AccountQuotaName, such as <c>DBClusters</c>.</param>
public sealed record RdsQuotas(string Region, IReadOnlyDictionary<string, LimitUsage> ByName) : Resource(Region, Region)
{
    /// <summary>One quota; a gap where RDS did not name it.</summary>
    /// <param name="name">Such as <c>DBClusters</c>.</param>
    public Part<LimitUsage> this[string name] => ByName.TryGetValue(name, out var quota)
        ? quota
        : new Gap(GapReason.NotOffered, "rds:DescribeAccountAttributes", $"RDS names no quota {name} in this Region");
}
