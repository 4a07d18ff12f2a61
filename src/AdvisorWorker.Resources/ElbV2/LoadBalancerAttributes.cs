namespace AdvisorWorker.Resources.ElbV2;

/// <summary>The attributes of a load balancer, under AWS's keys. Which ones there are depends on its type.</summary>
/// <param name="Values">Key and value, such as <c>deletion_protection.enabled</c> and <c>true</c>.</param>
public sealed record LoadBalancerAttributes(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Whether a switch is on. One that is left out among others has its documented default, off: emulators answer so.</summary>
    /// <param name="key">Such as <c>deletion_protection.enabled</c>.</param>
    public Part<bool> IsOn(string key)
    {
        if (Values.Count > 0 && !Values.ContainsKey(key))
        {
            return false;
        }

        return bool.TryParse(Values.GetValueOrDefault(key), out var on)
            ? on
            : new Gap(GapReason.Failed, "elasticloadbalancing:DescribeLoadBalancerAttributes", $"The answer does not say {key}");
    }
}
