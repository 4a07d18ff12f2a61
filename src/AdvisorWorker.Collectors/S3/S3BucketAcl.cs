using System.Collections.Immutable;
using AdvisorWorker.Resources.S3;
using Amazon.S3;
using Amazon.S3.Model;
using S3Bucket = AdvisorWorker.Resources.S3.S3Bucket;

namespace AdvisorWorker.Collectors.S3;

/// <summary>A bucket's access control list.</summary>
public sealed class S3BucketAcl : IPart<S3Bucket>
{
    public PartKey<S3Bucket> Key => S3Bucket.AclPart;

    public ImmutableArray<string> Operations => ["s3:GetBucketAcl"];

    public async ValueTask<IReadOnlyList<S3Bucket>> LoadAsync(IReadOnlyList<S3Bucket> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var bucket = batch.Single();
        var answer = await context.Client<AmazonS3Client>(bucket.Region)
            .GetBucketAclAsync(new GetBucketAclRequest { BucketName = bucket.Id }, cancellationToken);

        // A list may be empty, but never without its owner.
        Answer.Required(answer.Owner);
        return [bucket with { Acl = new BucketAcl([.. (answer.Grants ?? []).Select(Read)]) }];
    }

    private static BucketGrant Read(S3Grant grant) => new(grant.Grantee?.URI, Answer.Required(grant.Permission?.Value));
}
