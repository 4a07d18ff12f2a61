using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>Joins volumes with their newest snapshots.</summary>
public sealed class EbsVolumeLatestSnapshot : IPart<EbsVolume>
{
    public PartKey<EbsVolume> Key => EbsVolume.LatestSnapshotPart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(NewestSnapshots)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<EbsVolume>> LoadAsync(IReadOnlyList<EbsVolume> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var newest = context.All<NewestSnapshots>().Single();
        return new([.. batch.Select(volume => volume with { LatestSnapshot = Part<NewestSnapshot?>.Of(newest.Of(volume.Id)) })]);
    }
}
