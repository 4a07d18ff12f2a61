using AdvisorWorker.Sandbox.Demo;

namespace AdvisorWorker.Sandbox.Generated;

/// <summary>
/// Raises a Region's limits as its resources grow, as AWS does for whoever asks, so that as much of each is used as before: what was near its limit still is.
/// </summary>
internal sealed class KeptUse
{
    private readonly SandboxRegion _region;
    private readonly Dictionary<string, double> _before;

    /// <summary>Remembers what is used now.</summary>
    public KeptUse(SandboxRegion region)
    {
        _region = region;
        _before = Use();
    }

    /// <summary>Raises the limits to what is used by then.</summary>
    public void Restore()
    {
        var after = Use();
        foreach (var quota in _region.Quotas.Where(quota => after.ContainsKey(quota.Quota.QuotaCode!)).ToList())
        {
            var raised = Raised(quota.Quota.QuotaCode!, quota.Applied ?? quota.Quota.Value!.Value);
            _region.Quotas[_region.Quotas.IndexOf(quota)] = quota with { Applied = raised };
        }

        foreach (var quota in _region.Rds.Quotas.Where(quota => after.ContainsKey(quota.AccountQuotaName!)))
        {
            var raised = (long)Raised(quota.AccountQuotaName!, quota.Max!.Value);
            quota.Used += (long)(after[quota.AccountQuotaName!] - _before[quota.AccountQuotaName!]);
            quota.Max = raised;
        }

        foreach (var name in _region.LoadBalancerLimits.Keys.Where(after.ContainsKey).ToList())
        {
            _region.LoadBalancerLimits[name] = (int)Raised(name, _region.LoadBalancerLimits[name]);
        }

        _region.MaxAutoScalingGroups = (int)Raised("groups", _region.MaxAutoScalingGroups);

        // Where nothing was used, half of what is new.
        double Raised(string name, double limit) => Math.Max(limit, Math.Ceiling(
            _before[name] > 0 ? limit * after[name] / _before[name] : limit + (2 * after[name])));
    }

    /// <summary>vCPUs of running On-Demand instances of the standard families.</summary>
    public static int StandardVcpus(Ec2Resources ec2) => ec2.Instances
        .Where(instance => instance.State!.Name == "running" && instance.InstanceLifecycle is null && instance.InstanceType != "g4dn.xlarge")
        .Sum(instance => InstanceTypes.Of(instance.InstanceType!).Vcpus);

    /// <summary>What is used of what grows, by the limit's code or name.</summary>
    private Dictionary<string, double> Use() => new(StringComparer.Ordinal)
    {
        ["L-1216C47A"] = StandardVcpus(_region.Ec2),
        ["L-E79EC296"] = _region.Ec2.SecurityGroups.Count,
        ["L-309BACF6"] = _region.Ec2.Snapshots.Count,
        ["L-7A658B76"] = _region.Ec2.Volumes.Where(volume => volume.VolumeType == "gp3").Sum(volume => volume.Size ?? 0),
        ["DBInstances"] = _region.Rds.Instances.Count,
        ["AllocatedStorage"] = _region.Rds.Instances.Sum(instance => instance.AllocatedStorage ?? 0),
        ["network-load-balancers"] = _region.LoadBalancers.Count(balancer => balancer.LoadBalancer.Type == "network"),
        ["target-groups"] = _region.TargetGroups.Count,
        ["groups"] = _region.AutoScalingGroups.Count,
    };
}
