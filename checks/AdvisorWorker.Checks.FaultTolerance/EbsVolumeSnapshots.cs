using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>How old the newest snapshot of each volume is.</summary>
public sealed class EbsVolumeSnapshots(EbsVolumeSnapshots.Settings settings) : ICheck<EbsVolume>
{
    public sealed record Settings
    {
        /// <summary>From so many days on a snapshot is yellow.</summary>
        [Range(1, 3650)]
        public int WarningDays { get; init; } = 7;

        /// <summary>A snapshot older than so many days is red.</summary>
        [Range(1, 3650)]
        public int ErrorDays { get; init; } = 30;
    }

    public CheckDescriptor<EbsVolume> Descriptor { get; } = new("ebs-volume-snapshots", "H7IgTzjTYb", Pillar.FaultTolerance)
    {
        Title = "Amazon EBS Snapshots",
        Why = "A volume lives in one Availability Zone; what is newer than its last snapshot is lost with it.",
        Fix = "Take a snapshot now, and let Data Lifecycle Manager or AWS Backup take the next ones.",
        Criteria = "Red: the newest snapshot is older than 30 days (setting ErrorDays), or there is none. Yellow: it is 7 to 30 days old (setting "
            + "WarningDays). "
            + "Only completed snapshots that the account owns in the volume's Region count. Volumes that are being made or deleted are left out.",
        Link = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-creating-snapshot.html",
        Columns =
        [
            Columns.Region<EbsVolume>(),
            new("Volume ID", volume => volume.Id),
            new("Volume Name", volume => volume.Name),
            new("Snapshot ID", volume => volume.LatestSnapshot.OrDefault()?.Id),
            new("Snapshot Name", volume => volume.LatestSnapshot.OrDefault()?.Name),
            new("Snapshot Age", (volume, at) => volume.LatestSnapshot.OrDefault()?.AgeInDays(at)),
            new("Volume Attachment", volume => volume.AttachedTo),
            Columns.Status<EbsVolume>(),
            Columns.Reason<EbsVolume>(),
        ],
        Needs = [EbsVolume.LatestSnapshotPart],
    };

    public Verdict Evaluate(EbsVolume resource, Moment at)
    {
        if (!resource.IsUsable)
        {
            return Verdict.Skip;
        }

        if (!resource.LatestSnapshot.TryRead(out var newest, out var gap))
        {
            return gap;
        }

        if (newest is null)
        {
            return Verdict.Error("No snapshot");
        }

        var age = at.Since(newest.Started);
        return age > TimeSpan.FromDays(settings.ErrorDays) ? Verdict.Error($"The newest snapshot is {newest.AgeInDays(at)} days old")
            : age >= TimeSpan.FromDays(settings.WarningDays) ? Verdict.Warning($"The newest snapshot is {newest.AgeInDays(at)} days old")
            : Verdict.Ok;
    }
}
