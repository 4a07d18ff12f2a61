using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class PublicEbsSnapshotsTests
{
    private static readonly PublicSnapshot Snapshot = new("snap-1", "eu-west-1", "vol-1", "nightly");

    [Theory]
    [InlineData("unblocked", CheckStatus.Error)]
    [InlineData("block-new-sharing", CheckStatus.Error)] // those already public stay public
    [InlineData("block-all-sharing", CheckStatus.Ok)]
    public void A_public_snapshot_is_red_unless_the_Region_blocks_all_sharing(string block, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Snapshot with { BlockPublicAccess = block }).Status);

    [Fact]
    public void Without_the_blocks_state_nothing_is_claimed() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(Snapshot with { BlockPublicAccess = new Gap(GapReason.AccessDenied) }).Status);

    private static Verdict Judge(PublicSnapshot snapshot) => new PublicEbsSnapshots().Evaluate(snapshot, default);
}
