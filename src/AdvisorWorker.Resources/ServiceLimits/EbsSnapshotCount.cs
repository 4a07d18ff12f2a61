using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.ServiceQuotas;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>How many EBS snapshots the account owns in one Region.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Snapshots">The snapshots, in whatever state.</param>
public sealed record EbsSnapshotCount(string Region, Part<double> Snapshots) : RegionUsage(Region, "ebs", [Quota])
{
    private const string Quota = "L-309BACF6";

    /// <summary>Declares the quotas.</summary>
    public static PartKey<EbsSnapshotCount> QuotasPart { get; } = new(nameof(Quotas), (count, gap) => count with { Quotas = gap });

    /// <summary>Snapshots per Region.</summary>
    public Part<LimitUsage> Usage => Against(Quota, Snapshots);
}

/// <summary>Counts snapshots.</summary>
public sealed class EbsSnapshotCounter : Derivation<EbsSnapshot, EbsSnapshotCount>
{
    private int snapshots;

    /// <inheritdoc/>
    public override void Add(EbsSnapshot input) => snapshots++;

    /// <inheritdoc/>
    public override IEnumerable<EbsSnapshotCount> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, gap is null ? snapshots : gap)];
}
