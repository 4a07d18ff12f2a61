using System.Collections.Immutable;
using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class RdsPublicSnapshotsTests
{
    private static readonly DbSnapshot Snapshot = new("orders-2026", "eu-west-1", "orders-1", false, "postgres");

    [Theory]
    [InlineData(CheckStatus.Ok)]
    [InlineData(CheckStatus.Ok, "123456789012")]
    [InlineData(CheckStatus.Error, "all")]
    [InlineData(CheckStatus.Error, "123456789012", "all")]
    public void Only_the_word_all_makes_a_snapshot_public(CheckStatus expected, params string[] accounts) =>
        Assert.Equal(expected, Judge(Snapshot with { RestorableBy = accounts.ToImmutableArray() }).Status);

    [Fact]
    public void A_cluster_snapshot_is_judged_alike() => Assert.Equal(
        CheckStatus.Error,
        Judge(Snapshot with { IsOfCluster = true, Engine = "aurora-mysql", RestorableBy = Part<ImmutableArray<string>>.Of(["all"]) }).Status);

    [Theory]
    [InlineData("neptune")]
    [InlineData("docdb")]
    public void Other_databases_of_the_rds_api_are_not_counted(string engine) =>
        Assert.Same(Verdict.Skip, Judge(Snapshot with { IsOfCluster = true, Engine = engine, RestorableBy = Part<ImmutableArray<string>>.Of(["all"]) }));

    [Fact]
    public void An_unreadable_attribute_is_not_a_verdict() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(Snapshot with { RestorableBy = new Gap(GapReason.AccessDenied) }).Status);

    [Fact]
    public void A_snapshot_of_an_instance_and_one_of_a_cluster_may_share_a_name() =>
        Assert.NotEqual(Fingerprint.Of("c", "123456789012", Snapshot), Fingerprint.Of("c", "123456789012", Snapshot with { IsOfCluster = true }));

    private static Verdict Judge(DbSnapshot snapshot) => new RdsPublicSnapshots().Evaluate(snapshot, default);
}
