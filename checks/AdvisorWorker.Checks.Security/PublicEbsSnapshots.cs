using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Security;

/// <summary>EBS snapshots that every AWS account can restore.</summary>
public sealed class PublicEbsSnapshots : ICheck<PublicSnapshot>
{
    public CheckDescriptor<PublicSnapshot> Descriptor { get; } = new("public-ebs-snapshots", "ePs02jT06w", Pillar.Security)
    {
        Title = "Amazon EBS Public Snapshots",
        Why = "A public snapshot hands every byte of the volume, deleted files included, to anybody with an AWS account.",
        Fix = "Make the snapshot private or share it with named accounts, and turn on block public access for snapshots in the Region.",
        Criteria = "Red: the account's own snapshot may be restored by all AWS accounts. "
            + "Green: the Region's block public access for snapshots is block-all-sharing, which overrides the snapshots' permissions. "
            + "Only public snapshots are counted as processed.",
        Link = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html",
        Core = true,
        Columns =
        [
            Columns.Status<PublicSnapshot>(),
            Columns.Region<PublicSnapshot>(),
            new("Volume ID", snapshot => snapshot.VolumeId),
            new("Snapshot ID", snapshot => snapshot.Id),
            new("Description", snapshot => snapshot.Description),
        ],
        Needs = [PublicSnapshot.BlockPublicAccessPart],
    };

    public Verdict Evaluate(PublicSnapshot resource, Moment at)
    {
        if (!resource.BlockPublicAccess.TryRead(out var block, out var gap))
        {
            return gap;
        }

        return block == "block-all-sharing" ? Verdict.Ok : Verdict.Error("Every AWS account may restore it");
    }
}
