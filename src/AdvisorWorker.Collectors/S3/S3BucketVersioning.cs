using System.Collections.Immutable;
using AdvisorWorker.Resources.S3;
using Amazon.S3;
using Amazon.S3.Model;
using S3Bucket = AdvisorWorker.Resources.S3.S3Bucket;

namespace AdvisorWorker.Collectors.S3;

/// <summary>How a bucket keeps versions.</summary>
public sealed class S3BucketVersioning : IPart<S3Bucket>
{
    public PartKey<S3Bucket> Key => S3Bucket.VersioningPart;

    public ImmutableArray<string> Operations => ["s3:GetBucketVersioning"];

    public async ValueTask<IReadOnlyList<S3Bucket>> LoadAsync(IReadOnlyList<S3Bucket> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var bucket = batch.Single();
        var answer = await context.Client<AmazonS3Client>(bucket.Region)
            .GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = bucket.Id }, cancellationToken);
        var config = Answer.Required(answer.VersioningConfig);
        return [bucket with { Versioning = new BucketVersioning(State(config.Status), config.EnableMfaDelete == true) }];
    }

    // A bucket that never had versioning answers without a status.
    private static VersioningState State(VersionStatus? status) =>
        status == VersionStatus.Enabled ? VersioningState.Enabled
        : status == VersionStatus.Suspended ? VersioningState.Suspended
        : VersioningState.NotEnabled;
}
