using AdvisorWorker.Checks.CostOptimizing;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.CostOptimizing;

public sealed class LowUtilizationEc2InstancesTests
{
    private const double Missing = double.NaN;
    private static readonly Gap Denied = new(GapReason.AccessDenied, "cloudwatch:GetMetricData");

    private static readonly Ec2Instance Instance =
        new("i-1", "eu-west-1", "eu-west-1a", "m7g.large", "running", false, "Linux/UNIX", "default", "vpc-1", [], "/dev/xvda", true)
        {
            Cpu = Days(4, 1, 50),
            NetworkBytes = Days(4, 1e6, 1e9),
        };

    [Theory]
    [InlineData(3, CheckStatus.Ok)]
    [InlineData(4, CheckStatus.Warning)]
    [InlineData(14, CheckStatus.Warning)]
    public void Four_low_days_make_a_finding(int low, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Instance with { Cpu = Days(low, 1, 50), NetworkBytes = Days(low, 1e6, 1e9) }).Status);

    [Theory]
    [InlineData(10, 5e6, CheckStatus.Warning)] // both exactly at their limits
    [InlineData(10.01, 5e6, CheckStatus.Ok)]
    [InlineData(10, 5e6 + 1, CheckStatus.Ok)]
    public void A_day_is_low_when_both_metrics_are(double cpu, double bytes, CheckStatus expected) =>
        Assert.Equal(expected, Judge(Instance with { Cpu = Days(4, cpu, 50), NetworkBytes = Days(4, bytes, 1e9) }).Status);

    [Fact]
    public void Low_days_of_one_metric_do_not_add_to_those_of_the_other() =>
        Assert.Equal(CheckStatus.Ok, Judge(Instance with { Cpu = Days(7, 1, 50), NetworkBytes = Days(7, 1e9, 0) }).Status);

    [Fact]
    public void A_day_without_data_is_not_a_low_one() =>
        Assert.Equal(CheckStatus.Ok, Judge(Instance with { Cpu = Days(11, Missing, 1), NetworkBytes = Days(11, Missing, 0) }).Status);

    [Fact]
    public void A_stopped_instance_is_judged_by_the_days_it_ran() =>
        Assert.Equal(CheckStatus.Warning, Judge(Instance with { State = "stopped", Cpu = Days(10, Missing, 1), NetworkBytes = Days(10, Missing, 0) }).Status);

    [Fact]
    public void What_cannot_be_read_matters_only_where_the_verdict_hangs_on_it()
    {
        Assert.Equal(CheckStatus.NotAvailable, Judge(Instance with { Cpu = Denied }).Status);
        Assert.Equal(CheckStatus.NotAvailable, Judge(Instance with { NetworkBytes = Denied }).Status);
        Assert.Equal(CheckStatus.Ok, Judge(Instance with { Cpu = Days(3, 1, 50), NetworkBytes = Denied }).Status);
        Assert.Equal(CheckStatus.Ok, Judge(Instance with { Cpu = Denied, NetworkBytes = Days(3, 0, 1e9) }).Status);
    }

    [Fact]
    public void Each_limit_is_a_setting()
    {
        Assert.Equal(CheckStatus.Ok, Judge(Instance, new() { CpuPercent = 0.5 }).Status);
        Assert.Equal(CheckStatus.Ok, Judge(Instance, new() { NetworkMegabytes = 0.5 }).Status);
        Assert.Equal(CheckStatus.Ok, Judge(Instance, new() { Days = 5 }).Status);
    }

    [Fact]
    public void The_saving_is_the_share_of_a_month_that_was_wasted()
    {
        var priced = Instance with { HourlyPrice = Part<Money?>.Of(new Money(0.133m)), Cpu = Days(14, 2, 2), NetworkBytes = Days(14, 0, 0) };

        Assert.Equal(new Money(95.76m), Savings(priced)); // 720 hours
        Assert.Equal(new Money(27.36m), Savings(priced with { Cpu = Days(4, 1, 50) }));
        Assert.Null(Savings(priced with { HourlyPrice = Denied }));
        Assert.Null(Savings(priced with { IsSpot = true }));
    }

    [Fact]
    public void A_row_shows_each_day_as_Trusted_Advisor_does()
    {
        var instance = Instance with { Cpu = Days(13, 2.34, Missing), NetworkBytes = Days(13, 230_000, Missing) };
        var row = new LowUtilizationEc2Instances(new()).Descriptor.Columns
            .Where(column => column.Cell is not null)
            .ToDictionary(column => column.Heading, column => column.Cell!(instance, default).Text);

        Assert.Equal("2.3%  0.23MB", row["Day 1"]);
        Assert.Null(row["Day 14"]);
        Assert.Equal("2.3%", row["14-Day Average CPU Utilization"]);
        Assert.Equal("0.23MB", row["14-Day Average Network I/O"]);
        Assert.Equal("13 days", row["Number of Days Low Utilization"]);
        Assert.Equal("eu-west-1a", row["Region/AZ"]);
    }

    private static DailySeries Days(int count, double value, double rest) =>
        new([.. Enumerable.Repeat(value, count), .. Enumerable.Repeat(rest, 14 - count)]);

    private static Verdict Judge(Ec2Instance instance, LowUtilizationEc2Instances.Settings? settings = null) =>
        new LowUtilizationEc2Instances(settings ?? new()).Evaluate(instance, default);

    private static Money? Savings(Ec2Instance instance) => new LowUtilizationEc2Instances(new()).Savings(instance, Verdict.Warning(""));
}
