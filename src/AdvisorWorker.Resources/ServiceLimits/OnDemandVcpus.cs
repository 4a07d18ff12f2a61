using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.ServiceQuotas;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>The On-Demand Instances of one group of families that run in one Region.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Group">The group.</param>
/// <param name="StatedVcpus">The vCPUs of the instances that state theirs.</param>
/// <param name="Unstated">How many of each type do not.</param>
public sealed record OnDemandVcpus(
    string Region, InstanceFamilyGroup Group, Part<double> StatedVcpus, IReadOnlyDictionary<string, int> Unstated)
    : RegionUsage(Region, "ec2", [Group.QuotaKey])
{
    /// <summary>Declares the quotas.</summary>
    public static PartKey<OnDemandVcpus> QuotasPart { get; } = new(nameof(Quotas), (vcpus, gap) => vcpus with { Quotas = gap });

    /// <summary>Declares <see cref="UnstatedVcpus"/>.</summary>
    public static PartKey<OnDemandVcpus> UnstatedVcpusPart { get; } = new(nameof(UnstatedVcpus), (vcpus, gap) => vcpus with { UnstatedVcpus = gap });

    /// <summary>The vCPUs of the other instances, as many as their types have by default.</summary>
    public Part<double> UnstatedVcpus { get; init; }

    /// <summary>vCPUs of running On-Demand Instances.</summary>
    public Part<LimitUsage> Usage => Against(Group.QuotaKey, Vcpus);

    /// <inheritdoc/>
    public override string ItemKey => Group.QuotaName;

    private Part<double> Vcpus =>
        !StatedVcpus.TryRead(out var stated, out var gap) || !UnstatedVcpus.TryRead(out var unstated, out gap) ? gap : stated + unstated;
}

/// <summary>Adds up the vCPUs of instances.</summary>
public sealed class OnDemandVcpuSum : Derivation<Ec2Instance, OnDemandVcpus>
{
    // The standard group is a row also where nothing runs; the others only where they are used.
    private readonly Dictionary<InstanceFamilyGroup, Sum> sums = new() { [InstanceFamilyGroup.Standard] = new() };

    /// <inheritdoc/>
    public override void Add(Ec2Instance input)
    {
        if (!Counts(input) || InstanceFamilyGroup.Of(input.Type) is not { } group)
        {
            return;
        }

        if (!sums.TryGetValue(group, out var sum))
        {
            sums[group] = sum = new();
        }

        sum.Add(input);
    }

    /// <inheritdoc/>
    public override IEnumerable<OnDemandVcpus> Finish(AwsScope scope, Gap? gap) =>
        sums.Select(sum => new OnDemandVcpus(scope.Region, sum.Key, gap is null ? sum.Value.Stated : gap, sum.Value.Unstated));

    // Spot Instances, Capacity Blocks and Dedicated Hosts have quotas of their own, and only the running state counts.
    private static bool Counts(Ec2Instance instance) =>
        instance is { State: "running", IsSpot: false, IsCapacityBlock: false } && instance.Tenancy != "host";

    private sealed class Sum
    {
        public long Stated { get; private set; }

        public Dictionary<string, int> Unstated { get; } = new(StringComparer.Ordinal);

        public void Add(Ec2Instance instance)
        {
            if (instance.Vcpus is { } vcpus)
            {
                Stated += vcpus;
            }
            else
            {
                Unstated[instance.Type] = Unstated.GetValueOrDefault(instance.Type) + 1;
            }
        }
    }
}
