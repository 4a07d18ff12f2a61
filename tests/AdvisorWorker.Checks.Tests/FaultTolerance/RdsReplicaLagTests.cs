using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class RdsReplicaLagTests
{
    private static readonly DbInstance Replica = SomeDb.Instance with { ReplicaOf = "orders-0" };

    [Theory]
    [InlineData(0, CheckStatus.Ok)]
    [InlineData(10, CheckStatus.Ok)]
    [InlineData(10.1, CheckStatus.Warning)]
    [InlineData(60, CheckStatus.Warning)]
    [InlineData(60.1, CheckStatus.Error)]
    public void The_worst_day_counts(double worst, CheckStatus expected) => Assert.Equal(expected, Judge(Lagging(0, 1, worst, double.NaN, 1, 0, 0)).Status);

    [Fact]
    public void Both_limits_are_settings()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Lagging(2), new() { WarnAboveSeconds = 1 }).Status);
        Assert.Equal(CheckStatus.Error, Judge(Lagging(20), new() { ErrorAboveSeconds = 19 }).Status);
    }

    [Fact]
    public void A_replica_without_a_point_and_an_instance_that_is_none_are_not_counted()
    {
        Assert.Same(Verdict.Skip, Judge(Replica with { ReplicaLag = DailySeries.Empty(7) }));
        Assert.Same(Verdict.Skip, Judge(SomeDb.Instance with { ReplicaLag = new DailySeries(99) }));
    }

    [Fact]
    public void An_unreadable_metric_is_not_a_verdict() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(Replica with { ReplicaLag = SomeBalancer.Denied }).Status);

    private static DbInstance Lagging(params double[] days) => Replica with { ReplicaLag = new DailySeries(days) };

    private static Verdict Judge(DbInstance instance, RdsReplicaLag.Settings? settings = null) =>
        new RdsReplicaLag(settings ?? new()).Evaluate(instance, default);
}
