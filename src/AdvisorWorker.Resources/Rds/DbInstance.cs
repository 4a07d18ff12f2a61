using AdvisorWorker.Resources.CloudWatch;

namespace AdvisorWorker.Resources.Rds;

/// <summary>
/// A DB instance as the RDS API lists it: standalone, or a member of a cluster, of Neptune and DocumentDB too. What the
/// answer does not hold is null.
/// </summary>
/// <param name="Id">The identifier, such as <c>orders-1</c>.</param>
/// <param name="Region">Its Region.</param>
/// <param name="InstanceArn">Its ARN, for columns.</param>
/// <param name="Engine">Such as <c>postgres</c>, <c>aurora-mysql</c> or <c>sqlserver-ex</c>.</param>
/// <param name="Class">Such as <c>db.r6g.large</c>.</param>
/// <param name="Status"><c>available</c>, <c>stopped</c>, <c>creating</c> …</param>
public sealed record DbInstance(string Id, string Region, string InstanceArn, string Engine, string Class, string Status) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="Connections"/>.</summary>
    public static PartKey<DbInstance> ConnectionsPart { get; } = new(nameof(Connections), (instance, gap) => instance with { Connections = gap });

    /// <summary>Declares <see cref="ReplicaLag"/>.</summary>
    public static PartKey<DbInstance> ReplicaLagPart { get; } = new(nameof(ReplicaLag), (instance, gap) => instance with { ReplicaLag = gap });

    /// <summary>Declares <see cref="DiskQueueDepth"/>.</summary>
    public static PartKey<DbInstance> DiskQueueDepthPart { get; } = new(nameof(DiskQueueDepth), (instance, gap) => instance with { DiskQueueDepth = gap });

    /// <summary>Declares <see cref="FreeStorage"/>.</summary>
    public static PartKey<DbInstance> FreeStoragePart { get; } = new(nameof(FreeStorage), (instance, gap) => instance with { FreeStorage = gap });

    /// <summary>Declares <see cref="HourlyPrice"/>.</summary>
    public static PartKey<DbInstance> HourlyPricePart { get; } = new(nameof(HourlyPrice), (instance, gap) => instance with { HourlyPrice = gap });

    /// <summary>Its Availability Zone, of the primary; null while it is being created.</summary>
    public required string? Zone { get; init; }

    /// <summary>Its VPC.</summary>
    public required string? VpcId { get; init; }

    /// <summary>The cluster it is a member of.</summary>
    public required string? ClusterId { get; init; }

    /// <summary>The instance or cluster that it replicates.</summary>
    public required string? ReplicaOf { get; init; }

    /// <summary>Days that automated backups are kept; 0 is none made.</summary>
    public required int? BackupRetentionDays { get; init; }

    /// <summary>Has a standby in another zone. Members of Aurora say no whatever their cluster has.</summary>
    public required bool? IsMultiAz { get; init; }

    /// <summary>Provisioned storage in GiB; of no meaning for Aurora, Neptune and DocumentDB.</summary>
    public required int? AllocatedStorage { get; init; }

    /// <summary>Its endpoint resolves to a public address.</summary>
    public required bool? IsPubliclyAccessible { get; init; }

    /// <summary>Takes new minor versions by itself.</summary>
    public required bool? AutoMinorVersionUpgrade { get; init; }

    /// <summary>Seconds between two points of Enhanced Monitoring; 0 is off.</summary>
    public required int? MonitoringInterval { get; init; }

    /// <summary><c>license-included</c>, <c>bring-your-own-license</c>, <c>general-public-license</c> or <c>postgresql-license</c>.</summary>
    public required string? LicenseModel { get; init; }

    /// <summary>The most connections at once, per day of the last 14.</summary>
    public Part<DailySeries> Connections { get; init; }

    /// <summary>The largest replica lag in seconds, per day of the last 7.</summary>
    public Part<DailySeries> ReplicaLag { get; init; }

    /// <summary>The average disk queue depth of the last day.</summary>
    public Part<DailySeries> DiskQueueDepth { get; init; }

    /// <summary>The least free storage in bytes, of the last day.</summary>
    public Part<DailySeries> FreeStorage { get; init; }

    /// <summary>The On-Demand price of an hour; null where the price list has none.</summary>
    public Part<Money?> HourlyPrice { get; init; }

    /// <summary>Takes connections.</summary>
    public bool IsAvailable => Status == "available";

    /// <summary>Provisions storage for itself: RDS but Aurora, which shares a volume among the cluster.</summary>
    public bool HasOwnStorage => DbEngine.IsRds(Engine) && !DbEngine.IsAurora(Engine);

    /// <summary>The gap for a member that the answer did not hold.</summary>
    /// <param name="member">Its name in the API, such as <c>MultiAZ</c>.</param>
    public static Gap Lacks(string member) => new(GapReason.Failed, "rds:DescribeDBInstances", $"The answer lacks {member}");

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => InstanceArn;
}
