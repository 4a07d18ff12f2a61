using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.S3;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class S3BucketVersioningTests
{
    private static readonly Gap Denied = new(GapReason.AccessDenied, "s3:GetBucketVersioning");

    [Theory]
    [InlineData(VersioningState.Enabled, CheckStatus.Ok)]
    [InlineData(VersioningState.Suspended, CheckStatus.Warning)]
    [InlineData(VersioningState.NotEnabled, CheckStatus.Warning)]
    public void A_bucket_is_judged_by_its_state(VersioningState state, CheckStatus expected) =>
        Assert.Equal(expected, Judge(new BucketVersioning(state, false)).Status);

    [Fact]
    public void Versioning_that_cannot_be_read_is_not_available() => Assert.Equal(Denied, Judge(Denied).Gap);

    private static Verdict Judge(Part<BucketVersioning> versioning) =>
        new S3BucketVersioning().Evaluate(new("b", "eu-west-1") { Versioning = versioning }, default);
}
