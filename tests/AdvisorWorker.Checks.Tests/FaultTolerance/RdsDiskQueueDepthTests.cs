using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class RdsDiskQueueDepthTests
{
    [Theory]
    [InlineData(5, CheckStatus.Ok)]
    [InlineData(5.1, CheckStatus.Warning)]
    [InlineData(10, CheckStatus.Warning)]
    [InlineData(10.1, CheckStatus.Error)]
    public void Depth_is_graded(double depth, CheckStatus expected) => Assert.Equal(expected, Judge(Queue(depth)).Status);

    [Fact]
    public void Both_limits_are_settings()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Queue(2), new() { WarnAbove = 1 }).Status);
        Assert.Equal(CheckStatus.Error, Judge(Queue(2), new() { ErrorAbove = 1 }).Status);
    }

    [Fact]
    public void Aurora_and_instances_without_a_point_are_not_counted()
    {
        Assert.Same(Verdict.Skip, Judge(Queue(99) with { Engine = "aurora-mysql" }));
        Assert.Same(Verdict.Skip, Judge(Queue(double.NaN)));
    }

    [Fact]
    public void An_unreadable_metric_is_not_a_verdict() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(SomeDb.Instance with { DiskQueueDepth = SomeBalancer.Denied }).Status);

    private static DbInstance Queue(double depth) => SomeDb.Instance with { DiskQueueDepth = new DailySeries(depth) };

    private static Verdict Judge(DbInstance instance, RdsDiskQueueDepth.Settings? settings = null) =>
        new RdsDiskQueueDepth(settings ?? new()).Evaluate(instance, default);
}
