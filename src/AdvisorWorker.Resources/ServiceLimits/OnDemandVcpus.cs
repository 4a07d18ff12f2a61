using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.ServiceQuotas;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>The vCPUs of the On-Demand Instances of one group of families that run in one Region.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Group">The group.</param>
/// <param name="Vcpus">The vCPUs.</param>
public sealed record OnDemandVcpus(string Region, InstanceFamilyGroup Group, Part<double> Vcpus) : RegionUsage(Region, "ec2", [Group.QuotaKey])
{
    /// <summary>Declares the quotas.</summary>
    public static PartKey<OnDemandVcpus> QuotasPart { get; } = new(nameof(Quotas), (vcpus, gap) => vcpus with { Quotas = gap });

    /// <summary>vCPUs of running On-Demand Instances.</summary>
    public Part<LimitUsage> Usage => Against(Group.QuotaKey, Vcpus);

    /// <inheritdoc/>
    public override string ItemKey => Group.QuotaName;
}

/// <summary>Adds up the vCPUs of instances.</summary>
public sealed class OnDemandVcpuSum : Derivation<Ec2Instance, OnDemandVcpus>
{
    // The standard group is a row also where nothing runs; the others only where they are used.
    private readonly Dictionary<InstanceFamilyGroup, Sum> sums = new() { [InstanceFamilyGroup.Standard] = default };

    /// <inheritdoc/>
    public override void Add(Ec2Instance input)
    {
        if (Counts(input) && InstanceFamilyGroup.Of(input.Type) is { } group)
        {
            var sum = sums.GetValueOrDefault(group);
            sums[group] = new(sum.Vcpus + (input.Vcpus ?? 0), sum.Unread ?? (input.Vcpus is null ? input.Id : null));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<OnDemandVcpus> Finish(AwsScope scope, Gap? gap) =>
        sums.Select(sum => new OnDemandVcpus(scope.Region, sum.Key, gap is null ? sum.Value.Read() : gap));

    // Spot Instances, Capacity Blocks and Dedicated Hosts have quotas of their own, and only the running state counts.
    private static bool Counts(Ec2Instance instance) =>
        instance is { State: "running", IsSpot: false, IsCapacityBlock: false } && instance.Tenancy != "host";

    private readonly record struct Sum(long Vcpus, string? Unread)
    {
        public Part<double> Read() => Unread is null
            ? Vcpus
            : new Gap(GapReason.Failed, "ec2:DescribeInstances", $"The answer lacks CpuOptions of {Unread}");
    }
}
