namespace AdvisorWorker.Resources.S3;

/// <summary>The four settings of Block Public Access, of a bucket or of an account.</summary>
/// <param name="BlockPublicAcls">New public grants are refused.</param>
/// <param name="IgnorePublicAcls">Public grants have no effect.</param>
/// <param name="BlockPublicPolicy">New public policies are refused.</param>
/// <param name="RestrictPublicBuckets">A public policy admits the account and AWS services alone.</param>
public sealed record PublicAccessBlock(bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets)
{
    /// <summary>All four off, as where nothing is configured.</summary>
    public static PublicAccessBlock None { get; } = new(false, false, false, false);

    /// <summary>All four on.</summary>
    public static PublicAccessBlock Full { get; } = new(true, true, true, true);

    /// <summary>All four are on.</summary>
    public bool IsFull => this == Full;

    /// <summary>The settings in force where both apply: S3 takes the stricter of account and bucket.</summary>
    public PublicAccessBlock Or(PublicAccessBlock other) => new(
        BlockPublicAcls || other.BlockPublicAcls,
        IgnorePublicAcls || other.IgnorePublicAcls,
        BlockPublicPolicy || other.BlockPublicPolicy,
        RestrictPublicBuckets || other.RestrictPublicBuckets);
}
