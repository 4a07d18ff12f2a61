using AdvisorWorker.Resources.S3;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Buckets where what is overwritten or deleted is gone.</summary>
public sealed class S3BucketVersioning : ICheck<S3Bucket>
{
    public CheckDescriptor<S3Bucket> Descriptor { get; } = new("s3-bucket-versioning", "R365s2Qddf", Pillar.FaultTolerance)
    {
        Title = "Amazon S3 Bucket Versioning",
        Why = "Without versions an overwritten or deleted object cannot be brought back, be it by mistake or by an attacker.",
        Fix = "Enable versioning, with a lifecycle rule that expires old versions.",
        Criteria = "Yellow: versioning was never enabled, or is suspended. Green: it is enabled. Trusted Advisor gives yellow also where it cannot be read; "
            + "here that is not available.",
        Link = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
        ListsPassing = true,
        Needs = [S3Bucket.VersioningPart],
        Columns =
        [
            Columns.Region<S3Bucket>(),
            new("Bucket Name", bucket => bucket.Id),
            new("Versioning", bucket => bucket.Versioning.OrDefault()?.State switch
            {
                VersioningState.Enabled => "Enabled",
                VersioningState.Suspended => "Suspended",
                VersioningState.NotEnabled => "Not enabled",
                _ => null,
            }),
            new("MFA Delete Enabled", bucket => bucket.Versioning.OrDefault()?.MfaDelete),
            Columns.Status<S3Bucket>(),
        ],
    };

    public Verdict Evaluate(S3Bucket resource, Moment at) => !resource.Versioning.TryRead(out var versioning, out var gap) ? gap : versioning.State switch
    {
        VersioningState.Enabled => Verdict.Fine("Versioning is enabled"),
        VersioningState.Suspended => Verdict.Warning("Versioning is suspended"),
        _ => Verdict.Warning("Versioning was never enabled"),
    };
}
