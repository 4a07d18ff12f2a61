using System.Collections.Immutable;
using AdvisorWorker.Resources.S3;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3Control;
using S3Bucket = AdvisorWorker.Resources.S3.S3Bucket;

namespace AdvisorWorker.Collectors.S3;

/// <summary>A bucket's own Block Public Access.</summary>
public sealed class S3BucketPublicAccessBlock : IPart<S3Bucket>
{
    public PartKey<S3Bucket> Key => S3Bucket.PublicAccessBlockPart;

    public ImmutableArray<string> Operations => ["s3:GetPublicAccessBlock"];

    public async ValueTask<IReadOnlyList<S3Bucket>> LoadAsync(IReadOnlyList<S3Bucket> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var bucket = batch.Single();
        return [bucket with { PublicAccessBlock = await Settings.OrNoneAsync(() => AskAsync(bucket, context, cancellationToken)) }];
    }

    private static async Task<PublicAccessBlock> AskAsync(S3Bucket bucket, CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonS3Client>(bucket.Region)
            .GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = bucket.Id }, cancellationToken);
        var block = Answer.Required(answer.PublicAccessBlockConfiguration);
        return Settings.Read(block.BlockPublicAcls, block.IgnorePublicAcls, block.BlockPublicPolicy, block.RestrictPublicBuckets);
    }
}

/// <summary>The account's Block Public Access: one call for all buckets.</summary>
public sealed class S3AccountPublicAccessBlock : IPart<S3Bucket>
{
    public PartKey<S3Bucket> Key => S3Bucket.AccountPublicAccessBlockPart;

    public ImmutableArray<string> Operations => ["s3control:GetPublicAccessBlock"];

    public int BatchSize => 1000;

    public async ValueTask<IReadOnlyList<S3Bucket>> LoadAsync(IReadOnlyList<S3Bucket> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var block = await context.OnceAsync(
            "s3control:GetPublicAccessBlock", token => Settings.OrNoneAsync(() => AskAsync(context, token)), cancellationToken);
        return [.. batch.Select(bucket => bucket with { AccountPublicAccessBlock = block })];
    }

    private static async Task<PublicAccessBlock> AskAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonS3ControlClient>().GetPublicAccessBlockAsync(new() { AccountId = context.Scope.Account }, cancellationToken);
        var block = Answer.Required(answer.PublicAccessBlockConfiguration);
        return Settings.Read(block.BlockPublicAcls, block.IgnorePublicAcls, block.BlockPublicPolicy, block.RestrictPublicBuckets);
    }
}

/// <summary>The four settings as both APIs answer them.</summary>
file static class Settings
{
    // One that is not set is off; an answer with none of the four is another operation's.
    public static PublicAccessBlock Read(bool? blockAcls, bool? ignoreAcls, bool? blockPolicy, bool? restrictBuckets)
    {
        Answer.Required(blockAcls ?? ignoreAcls ?? blockPolicy ?? restrictBuckets, nameof(PublicAccessBlock));
        return new(blockAcls == true, ignoreAcls == true, blockPolicy == true, restrictBuckets == true);
    }

    // S3 answers a missing configuration with an error.
    public static async Task<PublicAccessBlock> OrNoneAsync(Func<Task<PublicAccessBlock>> ask)
    {
        try
        {
            return await ask();
        }
        catch (AmazonServiceException failure) when (failure.ErrorCode == "NoSuchPublicAccessBlockConfiguration")
        {
            return PublicAccessBlock.None;
        }
    }
}
