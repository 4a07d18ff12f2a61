namespace AdvisorWorker.Resources.S3;

/// <summary>A general purpose bucket.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Region">Where it is.</param>
public sealed record S3Bucket(string Id, string Region) : Resource(Id, Region)
{
    /// <summary>Declares <see cref="Acl"/>.</summary>
    public static PartKey<S3Bucket> AclPart { get; } = new(nameof(Acl), (bucket, gap) => bucket with { Acl = gap });

    /// <summary>Declares <see cref="PolicyIsPublic"/>.</summary>
    public static PartKey<S3Bucket> PolicyIsPublicPart { get; } = new(nameof(PolicyIsPublic), (bucket, gap) => bucket with { PolicyIsPublic = gap });

    /// <summary>Declares <see cref="PublicAccessBlock"/>.</summary>
    public static PartKey<S3Bucket> PublicAccessBlockPart { get; } =
        new(nameof(PublicAccessBlock), (bucket, gap) => bucket with { PublicAccessBlock = gap });

    /// <summary>Declares <see cref="AccountPublicAccessBlock"/>.</summary>
    public static PartKey<S3Bucket> AccountPublicAccessBlockPart { get; } =
        new(nameof(AccountPublicAccessBlock), (bucket, gap) => bucket with { AccountPublicAccessBlock = gap });

    /// <summary>Declares <see cref="Versioning"/>.</summary>
    public static PartKey<S3Bucket> VersioningPart { get; } = new(nameof(Versioning), (bucket, gap) => bucket with { Versioning = gap });

    /// <summary>Declares <see cref="LogTarget"/>.</summary>
    public static PartKey<S3Bucket> LogTargetPart { get; } = new(nameof(LogTarget), (bucket, gap) => bucket with { LogTarget = gap });

    /// <summary>The access control list.</summary>
    public Part<BucketAcl> Acl { get; init; }

    /// <summary>S3 calls the bucket policy public; false also where there is no policy.</summary>
    public Part<bool> PolicyIsPublic { get; init; }

    /// <summary>The bucket's own Block Public Access.</summary>
    public Part<PublicAccessBlock> PublicAccessBlock { get; init; }

    /// <summary>The account's Block Public Access, which holds for all its buckets.</summary>
    public Part<PublicAccessBlock> AccountPublicAccessBlock { get; init; }

    /// <summary>Versioning.</summary>
    public Part<BucketVersioning> Versioning { get; init; }

    /// <summary>The bucket that server access logs go to; null where logging is off.</summary>
    public Part<string?> LogTarget { get; init; }

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => $"arn:{scope.Partition}:s3:::{Id}";
}
