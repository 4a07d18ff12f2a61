using System.Collections.Immutable;
using AdvisorWorker.Resources.CloudWatch;

namespace AdvisorWorker.Resources.Ec2;

/// <summary>An EBS volume.</summary>
/// <param name="Id">Such as <c>vol-0a1b2c3d</c>.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Zone">Its Availability Zone, such as <c>us-east-1a</c>.</param>
/// <param name="Type"><c>gp2</c>, <c>gp3</c>, <c>io1</c>, <c>io2</c>, <c>st1</c>, <c>sc1</c> or <c>standard</c>.</param>
/// <param name="SizeGib">Its size in GiB.</param>
/// <param name="Iops">The operations per second it is provisioned for or has as a baseline; null for st1, sc1 and standard.</param>
/// <param name="State"><c>creating</c>, <c>available</c>, <c>in-use</c>, <c>deleting</c>, <c>deleted</c> or <c>error</c>.</param>
/// <param name="Created">When it was created.</param>
/// <param name="Attachments">Its attachments, detached ones left out.</param>
public sealed record EbsVolume(
    string Id,
    string Region,
    string Zone,
    string Type,
    int SizeGib,
    int? Iops,
    string State,
    DateTimeOffset Created,
    ImmutableArray<EbsAttachment> Attachments) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="Operations"/>.</summary>
    public static PartKey<EbsVolume> OperationsPart { get; } = new(nameof(Operations), (volume, gap) => volume with { Operations = gap });

    /// <summary>Declares <see cref="IsBoot"/>.</summary>
    public static PartKey<EbsVolume> IsBootPart { get; } = new(nameof(IsBoot), (volume, gap) => volume with { IsBoot = gap });

    /// <summary>Declares <see cref="LatestSnapshot"/>.</summary>
    public static PartKey<EbsVolume> LatestSnapshotPart { get; } = new(nameof(LatestSnapshot), (volume, gap) => volume with { LatestSnapshot = gap });

    /// <summary>Declares <see cref="MonthlyCost"/>.</summary>
    public static PartKey<EbsVolume> MonthlyCostPart { get; } = new(nameof(MonthlyCost), (volume, gap) => volume with { MonthlyCost = gap });

    /// <summary>Read and write operations per day of the last 7.</summary>
    public Part<DailySeries> Operations { get; init; }

    /// <summary>The boot volume of an instance.</summary>
    public Part<bool> IsBoot { get; init; }

    /// <summary>The newest completed snapshot the account owns; null where there is none.</summary>
    public Part<NewestSnapshot?> LatestSnapshot { get; init; }

    /// <summary>What its storage costs a month, without provisioned operations and throughput; null where the price list has none.</summary>
    public Part<Money?> MonthlyCost { get; init; }

    /// <summary>The Name tag.</summary>
    public string? Name => Tags.GetValueOrDefault("Name");

    /// <summary>Exists and works: <c>available</c> or <c>in-use</c>.</summary>
    public bool IsUsable => State is "available" or "in-use";

    /// <summary>The attachments as people read them: <c>i-0a1b2c3d:/dev/sda1</c>; null for a volume without any.</summary>
    public string? AttachedTo => Attachments.IsEmpty ? null : string.Join(", ", Attachments);

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:ec2:{Region}:{scope.Account}:volume/{Id}";
}
