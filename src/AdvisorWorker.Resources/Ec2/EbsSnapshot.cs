namespace AdvisorWorker.Resources.Ec2;

/// <summary>An EBS snapshot that the account owns.</summary>
/// <param name="Id">Such as <c>snap-0a1b2c3d</c>.</param>
/// <param name="Region">Its Region.</param>
/// <param name="VolumeId">The volume it was taken of; for a copied snapshot an id that names no volume.</param>
/// <param name="State"><c>pending</c>, <c>completed</c>, <c>error</c>, <c>recoverable</c> or <c>recovering</c>.</param>
/// <param name="Started">When it was begun: the instant whose data it holds.</param>
/// <param name="SizeGib">The size of the volume in GiB.</param>
/// <param name="Tier"><c>standard</c> or <c>archive</c>.</param>
public sealed record EbsSnapshot(string Id, string Region, string VolumeId, string State, DateTimeOffset Started, int SizeGib, string Tier)
    : Resource(Id, Region)
{
    /// <summary>The Name tag.</summary>
    public string? Name => Tags.GetValueOrDefault("Name");

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:ec2:{Region}::snapshot/{Id}";
}
