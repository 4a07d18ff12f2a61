using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class RdsFreeStorageSpaceTests
{
    private const double GiB = 1024d * 1024 * 1024;

    [Theory]
    [InlineData(9.9, CheckStatus.Error)]
    [InlineData(10, CheckStatus.Warning)]
    [InlineData(20, CheckStatus.Warning)]
    [InlineData(20.1, CheckStatus.Ok)]
    public void The_free_share_of_100_GiB_is_graded(double freeGiB, CheckStatus expected) => Assert.Equal(expected, Judge(Free(freeGiB)).Status);

    [Fact]
    public void Both_limits_are_settings()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Free(50), new() { WarnAt = 0.5 }).Status);
        Assert.Equal(CheckStatus.Error, Judge(Free(49), new() { ErrorBelow = 0.5 }).Status);
    }

    [Fact]
    public void Aurora_and_instances_without_a_point_are_not_counted()
    {
        Assert.Same(Verdict.Skip, Judge(Free(1) with { Engine = "aurora-mysql" }));
        Assert.Same(Verdict.Skip, Judge(Free(double.NaN)));
    }

    [Fact]
    public void What_could_not_be_read_is_not_a_verdict()
    {
        Assert.Equal(CheckStatus.NotAvailable, Judge(SomeDb.Instance with { FreeStorage = SomeBalancer.Denied }).Status);
        Assert.Equal(CheckStatus.NotAvailable, Judge(Free(1) with { AllocatedStorage = null }).Status);
    }

    [Fact]
    public void The_columns_count_in_MiB_and_percent()
    {
        var cells = new RdsFreeStorageSpace(new()).Descriptor.Columns[3..].Select(column => column.Cell!(Free(25), default).Text);

        Assert.Equal(["25600", "102400", "75"], cells);
    }

    private static DbInstance Free(double gibibytes) => SomeDb.Instance with { FreeStorage = new DailySeries(gibibytes * GiB) };

    private static Verdict Judge(DbInstance instance, RdsFreeStorageSpace.Settings? settings = null) =>
        new RdsFreeStorageSpace(settings ?? new()).Evaluate(instance, default);
}
