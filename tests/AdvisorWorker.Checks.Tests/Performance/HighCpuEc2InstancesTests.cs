using AdvisorWorker.Checks.Performance;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.Performance;

public sealed class HighCpuEc2InstancesTests
{
    private static readonly Ec2Instance Instance =
        new("i-1", "eu-west-1", "eu-west-1a", "m7g.large", "running", false, "Linux/UNIX", "default", "vpc-1", [], "/dev/xvda", true);

    [Theory]
    [InlineData(3, CheckStatus.Ok)]
    [InlineData(4, CheckStatus.Warning)]
    public void Four_high_days_make_a_finding(int days, CheckStatus expected) => Assert.Equal(expected, Judge(Busy(days, 95)).Status);

    [Theory]
    [InlineData(90, CheckStatus.Ok)]
    [InlineData(90.1, CheckStatus.Warning)]
    public void Ninety_percent_is_not_high_yet(double cpu, CheckStatus expected) => Assert.Equal(expected, Judge(Busy(4, cpu)).Status);

    [Fact]
    public void A_day_without_data_is_not_a_high_one() => Assert.Equal(CheckStatus.Ok, Judge(Busy(14, double.NaN)).Status);

    [Fact]
    public void Without_the_metric_nothing_is_claimed() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(Instance with { Cpu = new Gap(GapReason.Throttled) }).Status);

    [Fact]
    public void Both_limits_are_settings()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Busy(4, 75), new() { CpuPercent = 70 }).Status);
        Assert.Equal(CheckStatus.Warning, Judge(Busy(1, 95), new() { Days = 1 }).Status);
    }

    private static Ec2Instance Busy(int days, double cpu) =>
        Instance with { Cpu = new DailySeries([.. Enumerable.Repeat(cpu, days), .. Enumerable.Repeat(5.0, 14 - days)]) };

    private static Verdict Judge(Ec2Instance instance, HighCpuEc2Instances.Settings? settings = null) =>
        new HighCpuEc2Instances(settings ?? new()).Evaluate(instance, default);
}
