using System.Net;
using AdvisorWorker.Sandbox.Wire.S3;
using AdvisorWorker.Sandbox.Wire.S3.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>S3's buckets and their configuration; no objects.</summary>
internal sealed class S3Answers : IAnswers
{
    private static readonly PageRules Pages = new(10_000, 10_000, "InvalidArgument", "InvalidArgument");

    public void AddTo(AnswerBook book) => book
        .On<ListBucketsRequest>(ListBuckets)
        .On<HeadBucketRequest>(HeadBucket)
        .On<GetBucketLocationRequest>((request, call) => new GetBucketLocationResponse { LocationConstraint = Location(Bucket(request.Bucket, call).Region) })
        .On<GetBucketAclRequest>(Acl)
        .On<GetBucketPolicyRequest>((request, call) => new GetBucketPolicyResponse { Policy = Policy(Bucket(request.Bucket, call)) })
        .On<GetBucketPolicyStatusRequest>(PolicyStatus)
        .On<GetPublicAccessBlockRequest>(PublicAccessBlock)
        .On<GetBucketVersioningRequest>(Versioning)
        .On<GetBucketLoggingRequest>((request, call) => new GetBucketLoggingResponse { LoggingEnabled = Bucket(request.Bucket, call).Logging });

    private static SandboxBucket Bucket(string? name, CallContext call) => call.Account.ForeignBuckets.Contains(name ?? string.Empty)
        ? throw Refusal.Of("AccessDenied", "Access Denied", HttpStatusCode.Forbidden).With("x-amz-bucket-region", "us-east-1")
        : call.Account.Buckets.Single(name, bucket => bucket.Name, _ => Refusal.NotFound("NoSuchBucket", "The specified bucket does not exist"));

    private static ListBucketsResponse ListBuckets(ListBucketsRequest request, CallContext call)
    {
        List<SandboxBucket> all =
        [
            .. call.Account.Buckets
                .Where(bucket => bucket.Name.StartsWith(request.Prefix ?? string.Empty, StringComparison.Ordinal)
                    && (request.BucketRegion is null || bucket.Region == request.BucketRegion))
                .OrderBy(bucket => bucket.Name, StringComparer.Ordinal),
        ];
        var page = call.Page(all, request.MaxBuckets, request.ContinuationToken, Pages);

        // S3 tells Regions only to callers who page.
        var tellsRegions = request.MaxBuckets is not null || request.BucketRegion is not null || request.Prefix is not null;
        return new()
        {
            Owner = Owner(call.Account),
            Prefix = request.Prefix,
            ContinuationToken = page.Next,
            Buckets = [.. page.Items.Select(
                bucket => new Bucket { Name = bucket.Name, CreationDate = bucket.Created.UtcDateTime, BucketRegion = tellsRegions ? bucket.Region : null })],
        };
    }

    private static HeadBucketResponse HeadBucket(HeadBucketRequest request, CallContext call) => new() { BucketRegion = Bucket(request.Bucket, call).Region };

    /// <summary>The oldest Region has no name here.</summary>
    private static BucketLocationConstraint? Location(string region) => region == "us-east-1" ? null : (BucketLocationConstraint)region;

    private static GetBucketAclResponse Acl(GetBucketAclRequest request, CallContext call)
    {
        var owner = Owner(call.Account);
        var own = new Grant { Grantee = new() { Type = "CanonicalUser", ID = owner.ID, DisplayName = owner.DisplayName }, Permission = "FULL_CONTROL" };
        return new() { Owner = owner, Grants = [own, .. Bucket(request.Bucket, call).Grants] };
    }

    private static string Policy(SandboxBucket bucket) => bucket.Policy ?? throw NoPolicy();

    private static Amazon.Runtime.AmazonServiceException NoPolicy() => Refusal.NotFound("NoSuchBucketPolicy", "The bucket policy does not exist");

    private static GetBucketPolicyStatusResponse PolicyStatus(GetBucketPolicyStatusRequest request, CallContext call)
    {
        var bucket = Bucket(request.Bucket, call);
        return bucket.Policy is null ? throw NoPolicy() : new() { PolicyStatus = new() { IsPublic = bucket.HasPublicPolicy } };
    }

    private static GetPublicAccessBlockResponse PublicAccessBlock(GetPublicAccessBlockRequest request, CallContext call) => new()
    {
        PublicAccessBlockConfiguration = Bucket(request.Bucket, call).PublicAccessBlock
            ?? throw Refusal.NotFound("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"),
    };

    private static GetBucketVersioningResponse Versioning(GetBucketVersioningRequest request, CallContext call)
    {
        var bucket = Bucket(request.Bucket, call);
        return new()
        {
            Status = bucket.Versioning is { } status ? (BucketVersioningStatus)status : null,
            MFADelete = bucket.Versioning is null ? null : (MFADeleteStatus)(bucket.HasMfaDelete ? "Enabled" : "Disabled"),
        };
    }

    private static Owner Owner(SandboxAccount account) => new() { ID = $"{account.Id}{new string('a', 52)}", DisplayName = "owner" };
}
