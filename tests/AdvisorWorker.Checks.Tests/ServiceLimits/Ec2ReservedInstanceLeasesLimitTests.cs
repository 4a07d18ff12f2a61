using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class Ec2ReservedInstanceLeasesLimitTests
{
    [Theory]
    [InlineData(15, CheckStatus.Ok)]
    [InlineData(16, CheckStatus.Warning)]
    [InlineData(20, CheckStatus.Error)]
    public void Purchases_of_the_month_are_held_against_the_limit_that_is_set(int instances, CheckStatus expected) =>
        Assert.Equal(expected, Judge(new() { LimitPerMonth = 20 }, Purchases(instances)).Status);

    [Fact]
    public void Without_a_limit_there_is_no_verdict_and_no_failure()
    {
        var verdict = Judge(new(), new("eu-west-1"));

        Assert.Equal(CheckStatus.NotAvailable, verdict.Status);
        Assert.False(verdict.Gap!.IsFailure);
    }

    [Fact]
    public void Both_levels_are_settings()
    {
        var settings = new Ec2ReservedInstanceLeasesLimit.Settings { LimitPerMonth = 20, WarningPercent = 50, ErrorPercent = 75 };

        Assert.Equal(CheckStatus.Warning, Judge(settings, Purchases(10)).Status);
        Assert.Equal(CheckStatus.Error, Judge(settings, Purchases(15)).Status);
    }

    [Fact]
    public void Nothing_is_asked_of_AWS_without_a_limit()
    {
        Assert.Empty(new Ec2ReservedInstanceLeasesLimit(new()).Descriptor.Needs);
        Assert.Single(new Ec2ReservedInstanceLeasesLimit(new() { LimitPerMonth = 20 }).Descriptor.Needs);
    }

    [Fact]
    public void Purchases_that_are_not_read_give_no_verdict() =>
        Assert.Equal(Limits.Denied, Judge(new() { LimitPerMonth = 20 }, new("eu-west-1") { Instances = Limits.Denied }).Gap);

    private static ReservedInstancePurchases Purchases(double instances) => new("eu-west-1") { Instances = instances };

    private static Verdict Judge(Ec2ReservedInstanceLeasesLimit.Settings settings, ReservedInstancePurchases purchases) =>
        new Ec2ReservedInstanceLeasesLimit(settings).Evaluate(purchases, default);
}
