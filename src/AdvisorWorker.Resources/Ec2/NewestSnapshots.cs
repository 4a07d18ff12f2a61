namespace AdvisorWorker.Resources.Ec2;

/// <summary>What is kept of a volume's newest snapshot.</summary>
/// <param name="Id">The snapshot's id.</param>
/// <param name="Name">Its Name tag.</param>
/// <param name="Started">The instant whose data it holds.</param>
public sealed record NewestSnapshot(string Id, string? Name, DateTimeOffset Started)
{
    /// <summary>Whole days since then.</summary>
    public int AgeInDays(Moment at) => (int)at.Since(Started).TotalDays;
}

/// <summary>An index of one Region: the newest completed snapshot of each volume.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ByVolume">Per volume id.</param>
public sealed record NewestSnapshots(string Region, IReadOnlyDictionary<string, NewestSnapshot> ByVolume) : Resource(Region, Region)
{
    /// <summary>The volume's newest snapshot; null where it has none.</summary>
    public NewestSnapshot? Of(string volumeId) => ByVolume.GetValueOrDefault(volumeId);
}

/// <summary>Builds the index from the Region's snapshots.</summary>
public sealed class NewestSnapshotIndex : Derivation<EbsSnapshot, NewestSnapshots>
{
    private readonly Dictionary<string, NewestSnapshot> newest = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(EbsSnapshot input)
    {
        // A pending snapshot may still fail, and one in error restores nothing.
        if (input.State == "completed" && (!newest.TryGetValue(input.VolumeId, out var known) || known.Started < input.Started))
        {
            newest[input.VolumeId] = new(input.Id, input.Name, input.Started);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<NewestSnapshots> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, newest)];
}
