using System.Collections.Frozen;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>Instance families that share one vCPU quota for running On-Demand Instances.</summary>
/// <param name="QuotaName">The quota's name in Service Quotas.</param>
/// <param name="QuotaCode">Its code, where AWS publishes it.</param>
public sealed record InstanceFamilyGroup(string QuotaName, string? QuotaCode = null)
{
    private static readonly FrozenDictionary<string, InstanceFamilyGroup> ByFamily = new Dictionary<string, InstanceFamilyGroup>
    {
        ["dl"] = Named("DL"),
        ["f"] = Named("F"),
        ["g"] = Named("G and VT"),
        ["gr"] = Named("G and VT"),
        ["vt"] = Named("G and VT"),
        ["u"] = Named("High Memory"),
        ["hpc"] = Named("HPC"),
        ["inf"] = Named("Inf"),
        ["p"] = Named("P"),
        ["trn"] = Named("Trn"),
        ["x"] = Named("X"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> StandardFamilies =
        FrozenSet.Create(StringComparer.Ordinal, "a", "c", "cc", "cr", "d", "h", "hs", "i", "im", "is", "m", "r", "t", "z");

    /// <summary>The general families, which every account uses first.</summary>
    public static InstanceFamilyGroup Standard { get; } = Named("Standard (A, C, D, H, I, M, R, T, Z)") with { QuotaCode = "L-1216C47A" };

    /// <summary>What finds the quota in Service Quotas.</summary>
    public string QuotaKey => QuotaCode ?? QuotaName;

    /// <summary>The group of an instance type; null for Mac, which runs on Dedicated Hosts only and has no such quota.</summary>
    /// <param name="instanceType">Such as <c>m7g.large</c>, <c>u-6tb1.metal</c> or <c>inf2.xlarge</c>.</param>
    public static InstanceFamilyGroup? Of(string instanceType)
    {
        var letters = instanceType.AsSpan().IndexOfAnyExceptInRange('a', 'z');
        var family = letters < 0 ? instanceType : instanceType[..letters];
        return family == "mac" ? null
            : StandardFamilies.Contains(family) ? Standard
            : ByFamily.TryGetValue(family, out var group) ? group
            : Named(family); // Newer than this table: not available where its quota is not called after it.
    }

    private static InstanceFamilyGroup Named(string families) => new($"Running On-Demand {families} instances");
}
