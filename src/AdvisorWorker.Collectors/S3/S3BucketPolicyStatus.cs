using System.Collections.Immutable;
using Amazon.S3;
using Amazon.S3.Model;
using S3Bucket = AdvisorWorker.Resources.S3.S3Bucket;

namespace AdvisorWorker.Collectors.S3;

/// <summary>Whether S3 calls a bucket's policy public.</summary>
public sealed class S3BucketPolicyStatus : IPart<S3Bucket>
{
    public PartKey<S3Bucket> Key => S3Bucket.PolicyIsPublicPart;

    public ImmutableArray<string> Operations => ["s3:GetBucketPolicyStatus"];

    public async ValueTask<IReadOnlyList<S3Bucket>> LoadAsync(IReadOnlyList<S3Bucket> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var bucket = batch.Single();
        return [bucket with { PolicyIsPublic = await AskAsync(bucket, context, cancellationToken) }];
    }

    private static async Task<bool> AskAsync(S3Bucket bucket, CollectContext context, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await context.Client<AmazonS3Client>(bucket.Region)
                .GetBucketPolicyStatusAsync(new GetBucketPolicyStatusRequest { BucketName = bucket.Id }, cancellationToken);

            // Some emulators answer with another operation's body: no status is unknown, never "not public".
            var status = answer.PolicyStatus;
            return Answer.Required(status?.IsPublic);
        }
        catch (AmazonS3Exception failure) when (failure.ErrorCode == "NoSuchBucketPolicy")
        {
            return false;
        }
    }
}
