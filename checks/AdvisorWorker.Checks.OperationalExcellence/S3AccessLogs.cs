using AdvisorWorker.Resources.S3;

namespace AdvisorWorker.Checks.OperationalExcellence;

/// <summary>Buckets whose requests leave no log.</summary>
public sealed class S3AccessLogs : ICheck<BucketLogging>
{
    public CheckDescriptor<BucketLogging> Descriptor { get; } = new("s3-access-logs", "c1fd6b96l4", Pillar.OperationalExcellence)
    {
        Title = "Amazon S3 Access Logs Enabled",
        Why = "Without access logs nobody can tell who read or deleted what; and logs that go to a bucket of somebody else are theirs.",
        Fix = "Switch on server access logging to a bucket of the same account and Region that S3's log delivery may write to.",
        Criteria = "Red: logs go to a bucket that does not exist, or that is not the account's. Yellow: server access logging is off. Green: logs go to a "
            + "bucket of the account. Whether the log delivery may write there is not examined. Trusted Advisor gives yellow where the target's permissions "
            + "cannot be read; here only the list of the account's buckets is needed, and where that is not whole the bucket is not available.",
        Link = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
        ListsPassing = true,
        Needs = [BucketLogging.TargetExistsPart],
        Columns =
        [
            Columns.Status<BucketLogging>(),
            Columns.Region<BucketLogging>(),
            new("Resource ARN", logging => logging.BucketArn),
            new("Bucket Name", logging => logging.Id),
            new("Target Name", logging => logging.Bucket.LogTarget.OrDefault()),
            new("Target Exists", TargetExists),
            new("Same Owner", SameOwner),
            new("Write Enabled", _ => (string?)null),
            Columns.Reason<BucketLogging>(),
            Columns.LastUpdated<BucketLogging>(),
        ],
    };

    public Verdict Evaluate(BucketLogging resource, Moment at)
    {
        if (!resource.Bucket.LogTarget.TryRead(out var target, out var noTarget))
        {
            return noTarget;
        }

        if (target is null)
        {
            return Verdict.Warning("Server access logging is off");
        }

        if (!resource.TargetIsOwn.TryRead(out var isOwn, out var noList))
        {
            return noList;
        }

        return isOwn ? Verdict.Fine($"Logs go to {target}")
            : !resource.TargetExists.TryRead(out var exists, out _) ? Verdict.Error($"The target bucket {target} is not the account's; it may not exist")
            : exists ? Verdict.Error($"The target bucket {target} belongs to another account")
            : Verdict.Error($"The target bucket {target} does not exist");
    }

    private static Cell TargetExists(BucketLogging logging) => !HasTarget(logging) ? (bool?)null
        : IsOwn(logging) == true ? true
        : logging.TargetExists.TryRead(out var exists, out _) ? exists : null;

    private static Cell SameOwner(BucketLogging logging) => HasTarget(logging) ? IsOwn(logging) : null;

    private static bool HasTarget(BucketLogging logging) => logging.Bucket.LogTarget.OrDefault() is not null;

    private static bool? IsOwn(BucketLogging logging) => logging.TargetIsOwn.TryRead(out var isOwn, out _) ? isOwn : null;
}
