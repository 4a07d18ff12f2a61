using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.CostOptimizing;

/// <summary>Volumes that nothing is attached to, or that nobody reads or writes.</summary>
public sealed class UnderutilizedEbsVolumes(UnderutilizedEbsVolumes.Settings settings) : ICheck<EbsVolume>
{
    public sealed record Settings
    {
        /// <summary>A day with fewer read and write operations than this is an idle one.</summary>
        [Range(1.0, 1_000_000)]
        public double OperationsPerDay { get; init; } = 1;
    }

    public CheckDescriptor<EbsVolume> Descriptor { get; } = new("underutilized-ebs-volumes", "DAvU99Dc4C", Pillar.CostOptimizing)
    {
        Title = "Underutilized Amazon EBS volumes",
        Why = "A volume costs the same whether it is used or not.",
        Fix = "Take a snapshot of the volume and delete it.",
        Criteria = "Yellow: the volume is attached to nothing, or had fewer than one read or write operation (setting OperationsPerDay) on each of the "
            + "last 7 whole days in UTC. "
            + "A day without data counts as none. Boot volumes and volumes younger than 7 days are judged by their attachment alone. "
            + "The saving is the monthly price of the storage, without provisioned IOPS and throughput.",
        Link = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-deleting-volume.html",
        Columns =
        [
            Columns.Region<EbsVolume>(),
            new("Volume ID", volume => volume.Id),
            new("Volume Name", volume => volume.Name),
            new("Volume Type", volume => volume.Type),
            new("Volume Size", volume => volume.SizeGib),
            new("Monthly Storage Cost", volume => volume.MonthlyCost.OrDefault()),
            new("Snapshot ID", volume => volume.LatestSnapshot.OrDefault()?.Id),
            new("Snapshot Name", volume => volume.LatestSnapshot.OrDefault()?.Name),
            new("Snapshot Age", (volume, at) => volume.LatestSnapshot.OrDefault()?.AgeInDays(at)),
        ],
        Needs = [EbsVolume.OperationsPart, EbsVolume.IsBootPart],
        ColumnNeeds = [EbsVolume.MonthlyCostPart, EbsVolume.LatestSnapshotPart],
    };

    public Verdict Evaluate(EbsVolume resource, Moment at)
    {
        if (!resource.IsUsable)
        {
            return Verdict.Skip;
        }

        if (resource.Attachments.IsEmpty)
        {
            return Verdict.Warning("Attached to nothing");
        }

        if (at.Since(resource.Created) < TimeSpan.FromDays(7) || (resource.IsBoot.TryRead(out var boot, out var noBoot) && boot))
        {
            return Verdict.Ok;
        }

        if (!resource.Operations.TryRead(out var operations, out var noOperations))
        {
            return noOperations;
        }

        if (operations.Max(missing: 0) >= settings.OperationsPerDay)
        {
            return Verdict.Ok;
        }

        return noBoot is null ? Verdict.Warning($"No day of the last {operations.Length} with {settings.OperationsPerDay} or more operations") : noBoot;
    }

    public Money? Savings(EbsVolume resource, Verdict verdict) => resource.MonthlyCost.OrDefault();
}
