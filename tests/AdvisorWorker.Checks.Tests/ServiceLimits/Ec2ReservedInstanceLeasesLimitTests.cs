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
        Assert.Equal(expected, Judge(new() { LimitPerMonth = 20 }, new("eu-west-1", null, instances)).Status);

    [Fact]
    public void Without_a_limit_there_is_no_verdict_and_no_failure()
    {
        var verdict = Judge(new(), new("eu-west-1", null, 20));

        Assert.Equal(CheckStatus.NotAvailable, verdict.Status);
        Assert.False(verdict.Gap!.IsFailure);
    }

    [Fact]
    public void Both_levels_are_settings()
    {
        var settings = new Ec2ReservedInstanceLeasesLimit.Settings { LimitPerMonth = 20, WarningPercent = 50, ErrorPercent = 75 };

        Assert.Equal(CheckStatus.Warning, Judge(settings, new("eu-west-1", null, 10)).Status);
        Assert.Equal(CheckStatus.Error, Judge(settings, new("eu-west-1", null, 15)).Status);
    }

    [Fact]
    public void Purchases_for_a_zone_are_a_row_of_their_own() => Assert.Equal(
        "Reserved Instances - purchase limit (monthly) - eu-west-1a: 3 of 20 in use",
        Judge(new() { LimitPerMonth = 20 }, new("eu-west-1", "eu-west-1a", 3)).Reason);

    private static Verdict Judge(Ec2ReservedInstanceLeasesLimit.Settings settings, ReservedInstancePurchases purchases) =>
        new Ec2ReservedInstanceLeasesLimit(settings).Evaluate(purchases, default);
}
