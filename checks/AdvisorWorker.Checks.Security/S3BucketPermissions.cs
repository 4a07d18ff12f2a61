using AdvisorWorker.Resources.S3;

namespace AdvisorWorker.Checks.Security;

/// <summary>Buckets that the world can list or change, or whose policy lets the world in.</summary>
public sealed class S3BucketPermissions : ICheck<S3Bucket>
{
    public CheckDescriptor<S3Bucket> Descriptor { get; } = new("s3-bucket-permissions", "Pfx0RwqBli", Pillar.Security)
    {
        Title = "Amazon S3 Bucket Permissions",
        Why = "A bucket that is open to everybody leaks what is in it, and one that everybody may write to is filled, emptied or poisoned by strangers.",
        Fix = "Turn on all four settings of Block Public Access for the account. Serve what must be public through CloudFront.",
        Criteria = "Red: the ACL lets everyone, or anyone with an AWS account, list or upload and delete while IgnorePublicAcls is off; or S3 calls the "
            + "policy public while RestrictPublicBuckets is off. Yellow: the policy is public but RestrictPublicBuckets limits it to the account; or not all "
            + "four settings of Block Public Access are on. Green: no public policy and all four on. A setting is on when the account or the bucket has it "
            + "on. Trusted Advisor calls an unreadable policy or ACL red; here it is not available, unless the rest decides.",
        Link = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
        Core = true,
        Needs = [S3Bucket.AccountPublicAccessBlockPart, S3Bucket.PublicAccessBlockPart, S3Bucket.AclPart, S3Bucket.PolicyIsPublicPart],
        Columns =
        [
            Columns.Region<S3Bucket>("Region Name"),
            new("Region API Parameter", bucket => bucket.Region),
            new("Bucket Name", bucket => bucket.Id),
            new("ACL Allows List", bucket => bucket.Acl.OrDefault()?.AllowsList),
            new("ACL Allows Upload/Delete", bucket => bucket.Acl.OrDefault()?.AllowsUploadDelete),
            Columns.Status<S3Bucket>(),
            new("Policy Allows Access", bucket => bucket.PolicyIsPublic.TryRead(out var isPublic, out _) ? isPublic : (bool?)null),
            new("Ignored Bucket Name", _ => (string?)null),
        ],
    };

    // What is unread may be as bad or as good as can be. Where both give one status, that status is proven, and the reason
    // of the good case names nothing but what was read.
    public Verdict Evaluate(S3Bucket resource, Moment at)
    {
        var hasAccount = resource.AccountPublicAccessBlock.TryRead(out var account, out var noAccount);
        var hasBucket = resource.PublicAccessBlock.TryRead(out var bucket, out var noBucket);
        var hasAcl = resource.Acl.TryRead(out var acl, out var noAcl);
        var hasPolicy = resource.PolicyIsPublic.TryRead(out var isPublic, out var noPolicy);

        var known = (account ?? PublicAccessBlock.None).Or(bucket ?? PublicAccessBlock.None);
        var worst = Judge(known, !hasAcl || acl!.IsPublic, !hasPolicy || isPublic);
        var best = Judge(hasAccount && hasBucket ? known : PublicAccessBlock.Full, hasAcl && acl!.IsPublic, hasPolicy && isPublic);
        return worst.Status == best.Status ? best : Decisive();

        Gap Decisive() => (known.IsFull ? null : noAccount ?? noBucket) ?? (known.IgnorePublicAcls ? null : noAcl) ?? noPolicy!;
    }

    private static Verdict Judge(PublicAccessBlock block, bool aclIsPublic, bool policyIsPublic) => (aclIsPublic, policyIsPublic) switch
    {
        (true, _) when !block.IgnorePublicAcls => Verdict.Error("The ACL admits everyone"),
        (_, true) when !block.RestrictPublicBuckets => Verdict.Error("The policy admits everyone"),
        (_, true) => Verdict.Warning("The policy is public; RestrictPublicBuckets limits it to the account"),
        _ => block.IsFull ? Verdict.Ok : Verdict.Warning("Block Public Access is not fully on"),
    };
}
