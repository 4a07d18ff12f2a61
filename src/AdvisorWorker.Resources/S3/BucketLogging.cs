using System.Collections.Immutable;

namespace AdvisorWorker.Resources.S3;

/// <summary>A bucket's server access logging, joined with the buckets that the account owns.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="BucketArn">Its ARN.</param>
/// <param name="TargetIsOwn">Its log target is a bucket of the account; a gap where the list of buckets is not whole and does not hold it.</param>
public sealed record BucketLogging(S3Bucket Bucket, string BucketArn, Part<bool> TargetIsOwn) : Resource(Bucket.Id, Bucket.Region)
{
    /// <summary>Declares <see cref="TargetExists"/>.</summary>
    public static PartKey<BucketLogging> TargetExistsPart { get; } = new(nameof(TargetExists), (logging, gap) => logging with { TargetExists = gap });

    /// <summary>A bucket with the target's name exists, whoever owns it.</summary>
    public Part<bool> TargetExists { get; init; }

    /// <inheritdoc/>
    public override string Arn(AwsScope scope) => BucketArn;
}

/// <summary>Looks up each bucket's log target among the account's buckets.</summary>
public sealed class BucketLoggingJoin : Derivation<S3Bucket, BucketLogging>
{
    private readonly List<S3Bucket> buckets = [];

    /// <inheritdoc/>
    public override ImmutableArray<PartKey<S3Bucket>> Needs => [S3Bucket.LogTargetPart];

    /// <inheritdoc/>
    public override void Add(S3Bucket input) => buckets.Add(input);

    /// <inheritdoc/>
    public override IEnumerable<BucketLogging> Finish(AwsScope scope, Gap? gap)
    {
        var own = buckets.Select(bucket => bucket.Id).ToHashSet(StringComparer.Ordinal);
        return buckets.Select(bucket => new BucketLogging(bucket, bucket.Arn(scope), IsOwn(bucket)));

        Part<bool> IsOwn(S3Bucket bucket)
        {
            var isListed = bucket.LogTarget.OrDefault() is { } target && own.Contains(target);
            return !isListed && gap is not null ? gap : isListed;
        }
    }
}
