using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using S3Bucket = AdvisorWorker.Resources.S3.S3Bucket;

namespace AdvisorWorker.Collectors.S3;

/// <summary>All general purpose buckets of an account, each with its Region.</summary>
public sealed class S3BucketCollector : ICollector<S3Bucket>
{
    public bool AccountWide => true;

    public ImmutableArray<string> Operations => ["s3:ListBuckets", "s3:GetBucketLocation"];

    public async IAsyncEnumerable<IReadOnlyList<S3Bucket>> CollectAsync(
        CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var client = context.Client<AmazonS3Client>();
        var denied = (Exception?)null;

        // S3 tells the Regions only in answers to a request that has a parameter.
        await foreach (var page in client.Paginators.ListBuckets(new() { MaxBuckets = 10_000 }).Responses.WithCancellation(cancellationToken))
        {
            var located = await Task.WhenAll(Buckets(page).Select(bucket => LocateAsync(client, bucket, cancellationToken)));
            denied ??= located.Select(bucket => bucket.Failure).FirstOrDefault(failure => failure is not null);
            yield return [.. located.Select(bucket => bucket.Bucket).OfType<S3Bucket>()];
        }

        if (denied is not null)
        {
            throw denied;
        }
    }

    // The SDK gives null for an account without buckets; the owner tells that answer from one that is none.
    private static List<Amazon.S3.Model.S3Bucket> Buckets(ListBucketsResponse page)
    {
        if (page.Buckets is null)
        {
            Answer.Required(page.Owner);
        }

        return page.Buckets ?? [];
    }

    // One bucket that nobody may ask about must not cost the others their verdict.
    private static async Task<(S3Bucket? Bucket, Exception? Failure)> LocateAsync(
        AmazonS3Client client, Amazon.S3.Model.S3Bucket bucket, CancellationToken cancellationToken)
    {
        var name = Answer.Required(bucket.BucketName);
        if (!string.IsNullOrEmpty(bucket.BucketRegion))
        {
            return (new(name, bucket.BucketRegion), null);
        }

        try
        {
            var answer = await client.GetBucketLocationAsync(new GetBucketLocationRequest { BucketName = name }, cancellationToken);
            return (new(name, Region(answer.Location?.Value)), null);
        }
        catch (AmazonS3Exception failure)
        {
            return (null, failure);
        }
    }

    // The oldest two Regions have names of their own here.
    private static string Region(string? location) => location switch
    {
        null or "" or "US" => "us-east-1",
        "EU" => "eu-west-1",
        _ => location,
    };
}
