namespace AdvisorWorker.Resources.Ec2;

/// <summary>An EBS snapshot of the account whose permissions let every AWS account restore it.</summary>
/// <param name="Id">Such as <c>snap-0a1b2c3d</c>.</param>
/// <param name="Region">Its Region.</param>
/// <param name="VolumeId">The volume it was taken of.</param>
/// <param name="Description">The description.</param>
public sealed record PublicSnapshot(string Id, string Region, string? VolumeId, string? Description) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="BlockPublicAccess"/>.</summary>
    public static PartKey<PublicSnapshot> BlockPublicAccessPart { get; } =
        new(nameof(BlockPublicAccess), (snapshot, gap) => snapshot with { BlockPublicAccess = gap });

    /// <summary>The Region's block public access for snapshots: <c>unblocked</c>, <c>block-new-sharing</c> or <c>block-all-sharing</c>.</summary>
    public Part<string> BlockPublicAccess { get; init; }

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:ec2:{Region}::snapshot/{Id}";
}
