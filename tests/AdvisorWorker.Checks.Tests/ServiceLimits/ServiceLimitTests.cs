using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

/// <summary>What all limit checks share, tried on one of them.</summary>
public sealed class ServiceLimitTests
{
    [Theory]
    [InlineData(79, 100, CheckStatus.Ok)]
    [InlineData(80, 100, CheckStatus.Warning)]
    [InlineData(99, 100, CheckStatus.Warning)]
    [InlineData(100, 100, CheckStatus.Error)]
    [InlineData(120, 100, CheckStatus.Error)] // a limit lowered below what is in use
    [InlineData(4, 5, CheckStatus.Warning)]
    [InlineData(5, 5, CheckStatus.Error)]
    [InlineData(0, 5, CheckStatus.Ok)]
    [InlineData(1, 0, CheckStatus.Error)]
    [InlineData(0, 0, CheckStatus.Ok)] // nothing in use of what the account may not use
    [InlineData(5, -1, CheckStatus.Ok)] // no limit
    public void A_limit_is_graded_by_the_share_in_use(double used, double limit, CheckStatus expected) =>
        Assert.Equal(expected, Judge(new(), limit, used).Status);

    [Fact]
    public void Every_whole_limit_turns_yellow_at_exactly_80_percent()
    {
        for (var limit = 5; limit <= 5000; limit += 5)
        {
            Assert.Equal(CheckStatus.Warning, Judge(new(), limit, limit / 5 * 4).Status);
            Assert.Equal(CheckStatus.Ok, Judge(new(), limit, (limit / 5 * 4) - 1).Status);
        }
    }

    [Theory]
    [InlineData(49, CheckStatus.Ok)]
    [InlineData(50, CheckStatus.Warning)]
    [InlineData(90, CheckStatus.Error)]
    public void Both_levels_are_settings(double used, CheckStatus expected) =>
        Assert.Equal(expected, Judge(new() { WarningPercent = 50, ErrorPercent = 90 }, 100, used).Status);

    [Fact]
    public void A_finding_names_the_limit_and_how_full_it_is()
    {
        Assert.Equal("DB instances: 36 of 40 in use", Judge(new(), 40, 36).Reason);
        Assert.Equal("DB instances: 36 in use, no limit", Judge(new(), -1, 36).Reason);
    }

    [Fact]
    public void A_row_shows_the_limit_and_the_usage()
    {
        var check = new RdsLimits(new()).Check<RdsQuotas>("rds-db-instances-limit");
        var quotas = Quotas(40, 36.5);

        Assert.Equal("RDS", check.Cell("Service", quotas));
        Assert.Equal("DB instances", check.Cell("Limit Name", quotas));
        Assert.Equal("40", check.Cell("Limit Amount", quotas));
        Assert.Equal("36.5", check.Cell("Current Usage", quotas));
    }

    [Fact]
    public void Cells_of_what_was_not_read_are_empty() =>
        Assert.Null(new RdsLimits(new()).Check<RdsQuotas>("rds-clusters-limit").Cell("Current Usage", Quotas(40, 36)));

    private static Verdict Judge(LimitLevels levels, double limit, double used) =>
        new RdsLimits(levels).Judge("rds-db-instances-limit", Quotas(limit, used));

    private static RdsQuotas Quotas(double limit, double used) =>
        new("eu-west-1", new Dictionary<string, LimitUsage> { ["DBInstances"] = new(limit, used) });
}
