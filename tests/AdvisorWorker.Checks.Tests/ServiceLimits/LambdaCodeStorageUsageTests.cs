using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class LambdaCodeStorageUsageTests
{
    private const double Mebibyte = 1024 * 1024;

    private static readonly LambdaCodeStorage Function = new("arn:aws:lambda:eu-west-1:123456789012:function:web", "eu-west-1", "web");

    [Theory]
    [InlineData(79.99, CheckStatus.Ok)]
    [InlineData(80, CheckStatus.Warning)]
    [InlineData(100, CheckStatus.Warning)] // there is no red
    public void Functions_are_yellow_where_the_Regions_code_storage_is_nearly_used_up(double used, CheckStatus expected) =>
        Assert.Equal(expected, Judge(new(), new LimitUsage(100 * Mebibyte, used * Mebibyte)).Status);

    [Fact]
    public void The_level_is_a_setting() =>
        Assert.Equal(CheckStatus.Warning, Judge(new() { WarningPercent = 50 }, new LimitUsage(100, 50)).Status);

    [Fact]
    public void Storage_that_could_not_be_read_is_no_verdict() => Assert.Equal(Limits.Denied, Judge(new(), Limits.Denied).Gap);

    [Fact]
    public void A_row_shows_what_the_function_takes()
    {
        var check = new LambdaCodeStorageUsage(new());
        var function = Function with { Versions = new LambdaVersions(3, (long)(2.5 * Mebibyte)) };

        Assert.Equal("2.5", check.Cell("Current Usage (MB)", function));
        Assert.Equal("3", check.Cell("Function Version Count", function));
        Assert.Null(check.Cell("Current Usage (MB)", Function with { Versions = Limits.Denied }));
    }

    [Fact]
    public void A_finding_says_how_full_the_Region_is() => Assert.Equal(
        "81.5 of 100 MB of the Region's code storage are in use",
        Judge(new(), new LimitUsage(100 * Mebibyte, 81.5 * Mebibyte)).Reason);

    private static Verdict Judge(LambdaCodeStorageUsage.Settings settings, Part<LimitUsage> account) =>
        new LambdaCodeStorageUsage(settings).Evaluate(Function with { Account = account }, default);
}
