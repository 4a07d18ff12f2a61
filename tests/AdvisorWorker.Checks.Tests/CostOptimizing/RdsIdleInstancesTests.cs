using AdvisorWorker.Checks.CostOptimizing;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.CostOptimizing;

public sealed class RdsIdleInstancesTests
{
    [Theory]
    [InlineData(6, CheckStatus.Ok)]
    [InlineData(7, CheckStatus.Warning)]
    [InlineData(14, CheckStatus.Warning)]
    public void Seven_days_without_a_connection_are_idle(int days, CheckStatus expected) => Assert.Equal(expected, Judge(IdleFor(days)).Status);

    [Fact]
    public void The_days_are_shown_up_to_fourteen()
    {
        Assert.Equal("No connection for 9 days", Judge(IdleFor(9)).Reason);
        Assert.Equal("No connection for 14+ days", Judge(IdleFor(14)).Reason);
        Assert.Equal("14+", new RdsIdleInstances(new()).Descriptor.Columns[5].Cell!(IdleFor(14), default).Text);
    }

    [Fact]
    public void A_day_without_a_point_ends_the_idle_days()
    {
        var young = new double[14];
        young[8] = double.NaN;

        Assert.Same(Verdict.Ok, Judge(SomeDb.Instance with { Connections = new DailySeries(young) }));
        Assert.Same(Verdict.Ok, Judge(SomeDb.Instance with { Connections = DailySeries.Empty(14) }));
    }

    [Fact]
    public void Instances_that_are_not_available_and_other_databases_are_not_counted()
    {
        Assert.Same(Verdict.Skip, Judge(IdleFor(14) with { Status = "stopped" }));
        Assert.Same(Verdict.Skip, Judge(IdleFor(14) with { Engine = "docdb" }));
    }

    [Fact]
    public void An_unreadable_metric_is_not_a_verdict() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(SomeDb.Instance with { Connections = SomeBalancer.Denied }).Status);

    [Fact]
    public void The_days_are_a_setting() => Assert.Equal(CheckStatus.Warning, Judge(IdleFor(3), new() { IdleDays = 3 }).Status);

    [Fact]
    public void The_saving_is_a_month_of_its_hourly_price()
    {
        var check = new RdsIdleInstances(new());

        Assert.Equal(new Money(146m), check.Savings(SomeDb.Instance with { HourlyPrice = (Money?)new Money(0.2m) }, Verdict.Ok));
        Assert.Null(check.Savings(SomeDb.Instance with { HourlyPrice = SomeBalancer.Denied }, Verdict.Ok));
    }

    private static DbInstance IdleFor(int days) => SomeDb.Instance with
    {
        Connections = new DailySeries([.. Enumerable.Repeat(3.0, 14 - days), .. Enumerable.Repeat(0.0, days)]),
    };

    private static Verdict Judge(DbInstance instance, RdsIdleInstances.Settings? settings = null) =>
        new RdsIdleInstances(settings ?? new()).Evaluate(instance, default);
}
