using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The limits on EBS snapshots, storage and provisioned operations.</summary>
public sealed class EbsLimits(LimitLevels levels) : ICheckFamily
{
    private const string Link = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-resource-quotas.html";

    private static readonly LimitSource<EbsSnapshotCount> SnapshotSource = new(
        "EBS", $"{QuotaOrigin.Text} The account's own snapshots count, whatever their state.", Link) { Needs = [EbsSnapshotCount.QuotasPart] };

    private static readonly Limit<EbsSnapshotCount> Snapshots =
        new("ebs-active-snapshots-limit", "eI7KK0l7J9", "EBS Active Snapshots", "Active snapshots", snapshots => snapshots.Usage);

    private static readonly LimitSource<EbsVolumeTotals> VolumeSource = new(
        "EBS", $"{QuotaOrigin.Text} Volumes of the type that are being created, available or in use count with their size or IOPS.", Link)
    {
        Needs = [EbsVolumeTotals.QuotasPart],
    };

    private static readonly Limit<EbsVolumeTotals>[] Volumes =
    [
        new(
            "ebs-cold-hdd-storage-limit",
            "gH5CC0e3J9",
            "EBS Cold HDD (sc1) Volume Storage",
            "Cold HDD (sc1) volume storage (TiB)",
            volumes => volumes.Storage("sc1")),
        new(
            "ebs-gp2-storage-limit",
            "dH7RR0l6J9",
            "EBS General Purpose SSD (gp2) Volume Storage",
            "General Purpose SSD (gp2) volume storage (TiB)",
            volumes => volumes.Storage("gp2")),
        new(
            "ebs-gp3-storage-limit",
            "dH7RR0l6J3",
            "EBS General Purpose SSD (gp3) Volume Storage",
            "General Purpose SSD (gp3) volume storage",
            volumes => volumes.Storage("gp3")),
        new(
            "ebs-magnetic-storage-limit",
            "cG7HH0l7J9",
            "EBS Magnetic (standard) Volume Storage",
            "Magnetic (standard) volume storage (TiB)",
            volumes => volumes.Storage("standard")),
        new("ebs-io1-iops-limit", "tV7YY0l7J9", "EBS Provisioned IOPS SSD (io1) Volume Aggregate IOPS", "Provisioned IOPS", volumes => volumes.Io1Iops),
        new(
            "ebs-io1-storage-limit",
            "gI7MM0l7J9",
            "EBS Provisioned IOPS SSD (io1) Volume Storage",
            "Provisioned IOPS (SSD) storage (TiB)",
            volumes => volumes.Storage("io1")),
        new(
            "ebs-io2-storage-limit",
            "gI7MM0l7J2",
            "EBS Provisioned IOPS SSD (io2) Volume Storage",
            "Provisioned IOPS SSD (io2) Volume Storage",
            volumes => volumes.Storage("io2")),
        new(
            "ebs-throughput-hdd-storage-limit",
            "wH7DD0l3J9",
            "EBS Throughput Optimized HDD (st1) Volume Storage",
            "Throughput Optimized HDD (st1) volume storage (TiB)",
            volumes => volumes.Storage("st1")),
    ];

    public IEnumerable<ICheck> Checks { get; } =
    [
        new ServiceLimit<EbsSnapshotCount>(SnapshotSource, Snapshots, levels),
        .. Volumes.Select(limit => new ServiceLimit<EbsVolumeTotals>(VolumeSource, limit, levels)),
    ];
}
