using System.Collections.Immutable;
using System.Net;
using AdvisorWorker.Resources.S3;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Model;
using S3Bucket = AdvisorWorker.Resources.S3.S3Bucket;

namespace AdvisorWorker.Collectors.S3;

/// <summary>Where a bucket's server access logs go.</summary>
public sealed class S3BucketLogTarget : IPart<S3Bucket>
{
    public PartKey<S3Bucket> Key => S3Bucket.LogTargetPart;

    public ImmutableArray<string> Operations => ["s3:GetBucketLogging"];

    public async ValueTask<IReadOnlyList<S3Bucket>> LoadAsync(IReadOnlyList<S3Bucket> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var bucket = batch.Single();
        var answer = await context.Client<AmazonS3Client>(bucket.Region)
            .GetBucketLoggingAsync(new GetBucketLoggingRequest { BucketName = bucket.Id }, cancellationToken);
        var target = answer.BucketLoggingConfig?.TargetBucketName;
        return [bucket with { LogTarget = Part<string?>.Of(string.IsNullOrEmpty(target) ? null : target) }];
    }
}

/// <summary>Whether a log target that is not the account's exists at all.</summary>
public sealed class BucketLogTargetExists : IPart<BucketLogging>
{
    public PartKey<BucketLogging> Key => BucketLogging.TargetExistsPart;

    public ImmutableArray<string> Operations => ["s3:HeadBucket"];

    public async ValueTask<IReadOnlyList<BucketLogging>> LoadAsync(
        IReadOnlyList<BucketLogging> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var logging = batch.Single();
        return [logging with { TargetExists = await ExistsAsync(logging, context, cancellationToken) }];
    }

    private static async Task<Part<bool>> ExistsAsync(BucketLogging logging, CollectContext context, CancellationToken cancellationToken)
    {
        if (logging.Bucket.LogTarget.OrDefault() is not { } target)
        {
            return false;
        }

        if (!logging.TargetIsOwn.TryRead(out var isOwn, out var gap))
        {
            return gap;
        }

        return isOwn || await context.OnceAsync($"s3:HeadBucket/{target}", token => ExistsAsync(target, logging.Region, context, token), cancellationToken);
    }

    private static async Task<bool> ExistsAsync(string target, string region, CollectContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Client<AmazonS3Client>(region).HeadBucketAsync(new HeadBucketRequest { BucketName = target }, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode == HttpStatusCode.MovedPermanently || NamesRegion(failure))
        {
            return true;
        }
    }

    // Whoever asks is told in a header where a bucket is. A refusal without it may be of our own rights, and proves nothing.
    private static bool NamesRegion(AmazonS3Exception failure) =>
        failure.StatusCode == HttpStatusCode.Forbidden
        && !string.IsNullOrEmpty((failure.InnerException as HttpErrorResponseException)?.Response?.GetHeaderValue("x-amz-bucket-region"));
}
