using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.ServiceLimits;
using AdvisorWorker.Resources.ServiceQuotas;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class EbsLimitsTests
{
    private static readonly EbsLimits Family = new(new());
    private static readonly AwsScope Scope = new("123456789012", "eu-west-1");

    [Theory]
    [InlineData("ebs-cold-hdd-storage-limit", "sc1", "Storage for Cold HDD (sc1) volumes, in TiB")]
    [InlineData("ebs-gp2-storage-limit", "gp2", "L-D18FCD1D")]
    [InlineData("ebs-gp3-storage-limit", "gp3", "L-7A658B76")]
    [InlineData("ebs-magnetic-storage-limit", "standard", "Storage for Magnetic (standard) volumes, in TiB")]
    [InlineData("ebs-io1-storage-limit", "io1", "L-FD252861")]
    [InlineData("ebs-io2-storage-limit", "io2", "L-09BD8365")]
    [InlineData("ebs-throughput-hdd-storage-limit", "st1", "Storage for Throughput Optimized HDD (st1) volumes, in TiB")]
    public void Storage_of_a_type_is_summed_in_TiB_and_held_against_its_quota(string id, string type, string quota)
    {
        var totals = Sum(Volume(type, 1024), Volume(type, 512), Volume("other", 9999)) with { Quotas = Limits.Quota(quota, 2) };

        Assert.EndsWith(": 1.5 of 2 in use", Family.Judge(id, totals).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1638, CheckStatus.Ok)]
    [InlineData(1639, CheckStatus.Warning)] // 80 % of 2 TiB are 1638.4 GiB
    [InlineData(2047, CheckStatus.Warning)]
    [InlineData(2048, CheckStatus.Error)]
    public void Storage_turns_at_the_exact_share(int gib, CheckStatus expected) =>
        Assert.Equal(expected, Family.Judge("ebs-gp3-storage-limit", Sum(Volume("gp3", gib)) with { Quotas = Limits.Quota("L-7A658B76", 2) }).Status);

    [Theory]
    [InlineData("creating", 1)]
    [InlineData("available", 1)]
    [InlineData("in-use", 1)]
    [InlineData("deleting", 0)]
    [InlineData("deleted", 0)]
    [InlineData("error", 0)]
    public void Volumes_that_are_going_away_do_not_count(string state, double tib) => Assert.Equal(
        $"General Purpose SSD (gp3) volume storage: {tib} of 5 in use",
        Family.Judge("ebs-gp3-storage-limit", Sum(Volume("gp3", 1024, state)) with { Quotas = Limits.Quota("L-7A658B76", 5) }).Reason);

    [Fact]
    public void Provisioned_IOPS_of_io1_are_summed()
    {
        var totals = Sum(Volume("io1", 100, iops: 50_000), Volume("io1", 100, iops: 30_000), Volume("io2", 100, iops: 64_000));

        Assert.Equal("Provisioned IOPS: 80000 of 100000 in use", JudgeIops(totals).Reason);
        Assert.Equal(CheckStatus.Warning, JudgeIops(totals).Status);
    }

    [Fact]
    public void An_io1_volume_that_does_not_say_its_IOPS_leaves_the_sum_unknown()
    {
        var totals = Sum(Volume("io1", 100, iops: 100), Volume("io1", 100));

        Assert.Equal(CheckStatus.NotAvailable, JudgeIops(totals).Status);
        Assert.Equal(CheckStatus.Ok, Family.Judge("ebs-io1-storage-limit", totals with { Quotas = Limits.Quota("L-FD252861", 50) }).Status);
    }

    [Fact]
    public void Volumes_that_are_not_all_read_give_no_verdict() => Assert.Equal(
        Limits.Denied,
        Family.Judge("ebs-gp2-storage-limit", new EbsVolumeSum().Finish(Scope, Limits.Denied).Single() with { Quotas = Limits.Quota("L-D18FCD1D", 50) }).Gap);

    [Fact]
    public void Quotas_that_are_not_read_give_no_verdict() =>
        Assert.Equal(Limits.Denied, Family.Judge("ebs-gp2-storage-limit", Sum() with { Quotas = Limits.Denied }).Gap);

    [Fact]
    public void A_quota_of_another_type_gives_no_verdict() =>
        Assert.Equal(CheckStatus.NotAvailable, Family.Judge("ebs-gp2-storage-limit", Sum() with { Quotas = Limits.Quota("L-7A658B76", 50) }).Status);

    [Fact]
    public void A_quota_without_a_published_code_is_found_by_its_name_in_any_case()
    {
        var quotas = new ServiceQuotaList("ebs", [new("ebs", "L-17AF77E8", "storage for cold HDD (sc1) volumes, in TiB", 50)]);

        Assert.Equal(CheckStatus.Ok, Family.Judge("ebs-cold-hdd-storage-limit", Sum() with { Quotas = quotas }).Status);
    }

    [Theory]
    [InlineData(1, CheckStatus.Ok)]
    [InlineData(4, CheckStatus.Warning)]
    [InlineData(5, CheckStatus.Error)]
    public void Snapshots_are_counted_whatever_their_state(int snapshots, CheckStatus expected)
    {
        var counter = new EbsSnapshotCounter();
        for (var i = 0; i < snapshots; i++)
        {
            counter.Add(new($"snap-{i}", "eu-west-1", "vol-1", i == 0 ? "pending" : "completed", default, 8, "standard"));
        }

        Assert.Equal(expected, Family.Judge("ebs-active-snapshots-limit", counter.Finish(Scope, null).Single() with { Quotas = Limits.Quota("L-309BACF6", 5) }).Status);
    }

    [Fact]
    public void Snapshots_that_are_not_all_read_give_no_verdict() => Assert.Equal(
        Limits.Denied,
        Family.Judge(
            "ebs-active-snapshots-limit",
            new EbsSnapshotCounter().Finish(Scope, Limits.Denied).Single() with { Quotas = Limits.Quota("L-309BACF6", 5) }).Gap);

    private static Verdict JudgeIops(EbsVolumeTotals totals) =>
        Family.Judge("ebs-io1-iops-limit", totals with { Quotas = Limits.Quota("IOPS for Provisioned IOPS SSD (io1) volumes", 100_000) });

    private static EbsVolumeTotals Sum(params EbsVolume[] volumes)
    {
        var sum = new EbsVolumeSum();
        Array.ForEach(volumes, sum.Add);
        return sum.Finish(Scope, null).Single();
    }

    private static EbsVolume Volume(string type, int gib, string state = "in-use", int? iops = null) =>
        new("vol-1", "eu-west-1", "eu-west-1a", type, gib, iops, state, default, []);
}
