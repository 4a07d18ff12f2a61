using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class EbsVolumeSnapshotsTests
{
    private static readonly Moment At = new(new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));
    private static readonly EbsVolume Volume = new("vol-1", "eu-west-1", "eu-west-1a", "gp3", 100, 3000, "available", At.Now.AddYears(-1), []);

    [Theory]
    [InlineData(0, CheckStatus.Ok)]
    [InlineData(6.99, CheckStatus.Ok)]
    [InlineData(7, CheckStatus.Warning)]
    [InlineData(30, CheckStatus.Warning)]
    [InlineData(30.01, CheckStatus.Error)]
    public void A_volume_is_judged_by_the_age_of_its_newest_snapshot(double days, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Aged(days)).Status);

    [Fact]
    public void A_volume_without_a_snapshot_is_red() =>
        Assert.Equal(CheckStatus.Error, Judge(Volume with { LatestSnapshot = Part<NewestSnapshot?>.Of(null) }).Status);

    [Fact]
    public void A_volume_that_is_being_deleted_is_left_out() => Assert.Same(Verdict.Skip, Judge(Volume with { State = "deleting" }));

    [Fact]
    public void Without_the_list_of_snapshots_nothing_is_claimed() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(Volume with { LatestSnapshot = new Gap(GapReason.AccessDenied) }).Status);

    [Fact]
    public void Both_ages_are_settings()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Aged(3), new() { WarningDays = 3 }).Status);
        Assert.Equal(CheckStatus.Error, Judge(Aged(11), new() { ErrorDays = 10 }).Status);
    }

    [Fact]
    public void Only_completed_snapshots_count_and_the_newest_wins()
    {
        var index = new NewestSnapshotIndex();
        index.Add(Snapshot("snap-old", "completed", -9));
        index.Add(Snapshot("snap-new", "completed", -2));
        index.Add(Snapshot("snap-older", "completed", -5));
        index.Add(Snapshot("snap-pending", "pending", 0));
        index.Add(Snapshot("snap-broken", "error", -1));

        var newest = index.Finish(new("123456789012", "eu-west-1"), null).Single();

        Assert.Equal("snap-new", newest.Of("vol-1")!.Id);
        Assert.Null(newest.Of("vol-2"));
    }

    private static EbsSnapshot Snapshot(string id, string state, int day) => new(id, "eu-west-1", "vol-1", state, At.Now.AddDays(day), 100, "standard");

    private static EbsVolume Aged(double days) =>
        Volume with { LatestSnapshot = Part<NewestSnapshot?>.Of(new("snap-1", null, At.Now - TimeSpan.FromDays(days))) };

    private static Verdict Judge(EbsVolume volume, EbsVolumeSnapshots.Settings? settings = null) =>
        new EbsVolumeSnapshots(settings ?? new()).Evaluate(volume, At);
}
