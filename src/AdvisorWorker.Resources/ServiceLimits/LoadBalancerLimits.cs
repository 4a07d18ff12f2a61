namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>What Elastic Load Balancing allows an account in one Region; one API answers for Classic Load Balancers, another for the rest.</summary>
/// <param name="ByName">Per limit name, such as <c>network-load-balancers</c>.</param>
public sealed record LoadBalancerLimits(IReadOnlyDictionary<string, double> ByName)
{
    /// <summary>One limit; a gap where the answer does not name it.</summary>
    /// <param name="name">Such as <c>network-load-balancers</c>.</param>
    public Part<double> this[string name] => ByName.TryGetValue(name, out var limit)
        ? limit
        : new Gap(GapReason.NotOffered, "elasticloadbalancing:DescribeAccountLimits", $"Elastic Load Balancing names no limit {name} in this Region");
}
