using System.Collections.Immutable;
using AdvisorWorker.Checks.CostOptimizing;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.Tests.CostOptimizing;

public sealed class IdleLoadBalancersTests
{
    private static readonly ClassicLoadBalancer Busy = SomeBalancer.Classic;
    private static readonly ClassicLoadBalancer Tcp = Busy with { Listeners = [new("TCP", 5432, [])], Requests = SomeBalancer.Days(3) };

    [Fact]
    public void A_busy_load_balancer_is_fine() => Assert.Same(Verdict.Ok, Judge(Busy));

    [Fact]
    public void No_registered_instances_prove_idleness_without_any_other_data() =>
        Assert.Equal(
            "No registered instances",
            Judge(Busy with { InstanceIds = [], HealthyInstances = SomeBalancer.Denied, Requests = SomeBalancer.Denied }).Reason);

    [Fact]
    public void No_healthy_instances_prove_idleness_without_request_counts() =>
        Assert.Equal("No healthy instances", Judge(Busy with { HealthyInstances = Healthy(), Requests = SomeBalancer.Denied }).Reason);

    [Fact]
    public void Few_requests_prove_idleness_without_instance_health() =>
        Assert.Equal(CheckStatus.Warning, Judge(Busy with { HealthyInstances = SomeBalancer.Denied, Requests = SomeBalancer.Days(99) }).Status);

    [Theory]
    [InlineData(99, CheckStatus.Warning)]
    [InlineData(100, CheckStatus.Ok)]
    public void A_hundred_requests_a_day_are_enough(double requests, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Busy with { Requests = SomeBalancer.Days(requests) }).Status);

    [Fact]
    public void One_busy_day_is_enough() => Assert.Same(Verdict.Ok, Judge(Busy with { Requests = new DailySeries(0, 0, 0, 100, 0, 0, 0) }));

    [Fact]
    public void Days_without_a_point_are_days_without_requests() =>
        Assert.Equal(CheckStatus.Warning, Judge(Busy with { Requests = DailySeries.Empty(7) }).Status);

    [Fact]
    public void Either_unreadable_part_leaves_a_busy_load_balancer_open()
    {
        Assert.Equal(CheckStatus.NotAvailable, Judge(Busy with { HealthyInstances = SomeBalancer.Denied }).Status);
        Assert.Equal(CheckStatus.NotAvailable, Judge(Busy with { Requests = SomeBalancer.Denied }).Status);
    }

    [Fact]
    public void Few_connections_that_carry_traffic_are_not_idle() => Assert.Same(Verdict.Ok, Judge(Tcp with { ProcessedBytes = SomeBalancer.Days(1) }));

    [Fact]
    public void Few_connections_without_traffic_are_idle() =>
        Assert.Equal(CheckStatus.Warning, Judge(Tcp with { ProcessedBytes = DailySeries.Empty(7) }).Status);

    [Fact]
    public void Few_connections_with_unknown_traffic_are_unknown() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(Tcp with { ProcessedBytes = SomeBalancer.Denied }).Status);

    [Fact]
    public void Many_connections_need_no_traffic_to_be_busy() =>
        Assert.Same(Verdict.Ok, Judge(Tcp with { Requests = SomeBalancer.Days(100), ProcessedBytes = SomeBalancer.Denied }));

    [Fact]
    public void The_number_of_requests_is_a_setting() =>
        Assert.Equal(CheckStatus.Warning, Judge(Busy with { Requests = SomeBalancer.Days(499) }, new() { RequestsPerDay = 500 }).Status);

    [Theory]
    [InlineData(6.9, CheckStatus.Ok)]
    [InlineData(7, CheckStatus.Warning)]
    public void The_age_to_be_judged_by_requests_is_a_setting(double days, CheckStatus expected) => Assert.Equal(
        expected,
        Judge(Busy with { CreatedAt = SomeBalancer.Now.Now.AddDays(-days), Requests = SomeBalancer.Days(0) }, new() { MinimumAgeDays = 7 }).Status);

    [Fact]
    public void An_unknown_age_matters_only_where_one_is_asked_for()
    {
        var quiet = Busy with { CreatedAt = null, Requests = SomeBalancer.Days(0) };

        Assert.Equal(CheckStatus.Warning, Judge(quiet).Status);
        Assert.Equal(CheckStatus.NotAvailable, Judge(quiet, new() { MinimumAgeDays = 1 }).Status);
    }

    [Fact]
    public void The_saving_is_a_month_of_its_hourly_price()
    {
        var check = new IdleLoadBalancers(new());

        Assert.Equal(new Money(18.25m), check.Savings(Busy, Verdict.Ok));
        Assert.Null(check.Savings(Busy with { HourlyPrice = SomeBalancer.Denied }, Verdict.Ok));
        Assert.Null(check.Savings(Busy with { HourlyPrice = (Money?)null }, Verdict.Ok));
    }

    private static ImmutableArray<string> Healthy(params string[] ids) => [.. ids];

    private static Verdict Judge(ClassicLoadBalancer balancer, IdleLoadBalancers.Settings? settings = null) =>
        new IdleLoadBalancers(settings ?? new()).Evaluate(balancer, SomeBalancer.Now);
}
