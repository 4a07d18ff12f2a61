using System.Collections.Frozen;
using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.ServiceQuotas;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>All EBS volumes of one Region together, type by type.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ByType">Per volume type, such as <c>gp3</c>; a type without volumes has no entry.</param>
public sealed record EbsVolumeTotals(string Region, Part<IReadOnlyDictionary<string, EbsTypeTotal>> ByType)
    : RegionUsage(Region, "ebs", [.. StorageQuotas.Values, Io1IopsQuota])
{
    private const string Io1IopsQuota = "IOPS for Provisioned IOPS SSD (io1) volumes";

    private const int GibPerTib = 1024;

    // All in TiB.
    private static readonly FrozenDictionary<string, string> StorageQuotas = new Dictionary<string, string>
    {
        ["gp2"] = "L-D18FCD1D",
        ["gp3"] = "L-7A658B76",
        ["io1"] = "L-FD252861",
        ["io2"] = "L-09BD8365",
        ["sc1"] = "Storage for Cold HDD (sc1) volumes, in TiB",
        ["st1"] = "Storage for Throughput Optimized HDD (st1) volumes, in TiB",
        ["standard"] = "Storage for Magnetic (standard) volumes, in TiB",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Declares the quotas.</summary>
    public static PartKey<EbsVolumeTotals> QuotasPart { get; } = new(nameof(Quotas), (totals, gap) => totals with { Quotas = gap });

    /// <summary>Provisioned operations per second of all io1 volumes.</summary>
    public Part<LimitUsage> Io1Iops => Against(Io1IopsQuota, Iops("io1"));

    /// <summary>TiB of all volumes of a type.</summary>
    /// <param name="type">Such as <c>gp3</c>.</param>
    public Part<LimitUsage> Storage(string type) => Against(StorageQuotas[type], SizeTib(type));

    private Part<double> SizeTib(string type) =>
        ByType.TryRead(out var totals, out var gap) ? (double)totals.GetValueOrDefault(type).SizeGib / GibPerTib : gap;

    private Part<double> Iops(string type)
    {
        if (!ByType.TryRead(out var totals, out var gap))
        {
            return gap;
        }

        var total = totals.GetValueOrDefault(type);
        return total.WithoutIops == 0
            ? total.Iops
            : new Gap(GapReason.Failed, "ec2:DescribeVolumes", $"The answer lacks Iops of {total.WithoutIops} {type} volumes");
    }
}

/// <summary>The volumes of one type together.</summary>
/// <param name="SizeGib">The sum of their sizes in GiB.</param>
/// <param name="Iops">The sum of their operations per second.</param>
/// <param name="WithoutIops">How many of them do not say their operations per second.</param>
public readonly record struct EbsTypeTotal(long SizeGib, long Iops, int WithoutIops);

/// <summary>Adds up volumes.</summary>
public sealed class EbsVolumeSum : Derivation<EbsVolume, EbsVolumeTotals>
{
    private readonly Dictionary<string, EbsTypeTotal> totals = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(EbsVolume input)
    {
        // What is being deleted, or failed to be created, no longer takes part in the quota.
        if (input.IsUsable || input.State == "creating")
        {
            var total = totals.GetValueOrDefault(input.Type);
            totals[input.Type] = new(
                total.SizeGib + input.SizeGib,
                total.Iops + (input.Iops ?? 0),
                total.WithoutIops + (input.Iops is null ? 1 : 0));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<EbsVolumeTotals> Finish(AwsScope scope, Gap? gap) =>
        [new(scope.Region, gap is null ? Part<IReadOnlyDictionary<string, EbsTypeTotal>>.Of(totals) : gap)];
}
