using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Lambda;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class LambdaDeprecatedRuntimesTests
{
    private static readonly DateOnly Deprecated = new(2027, 6, 30);

    [Theory]
    [InlineData(181, CheckStatus.Ok)]
    [InlineData(180, CheckStatus.Warning)]
    [InlineData(0, CheckStatus.Warning)] // the last day
    [InlineData(-1, CheckStatus.Error)]
    public void A_runtime_is_judged_by_the_days_it_has_left(int days, CheckStatus expected) =>
        Assert.Equal(expected, Judge(new(), "python3.11", days).Status);

    [Fact]
    public void The_window_is_a_setting() => Assert.Equal(CheckStatus.Warning, Judge(new() { WithinDays = 365 }, "python3.11", 365).Status);

    [Fact]
    public void A_container_image_brings_its_own_runtime() => Assert.Same(Verdict.Skip, Judge(new(), null, 0, isContainerImage: true));

    [Fact]
    public void A_runtime_newer_than_the_table_is_not_available() =>
        Assert.Contains("python9.9", Judge(new(), "python9.9", 0).Gap?.Detail, StringComparison.Ordinal);

    [Fact]
    public void An_archive_without_a_runtime_is_not_available() => Assert.NotNull(Judge(new(), null, 0).Gap);

    [Fact]
    public void Dates_can_be_added_and_corrected()
    {
        var settings = new LambdaDeprecatedRuntimes.Settings
        {
            DeprecationDates = new Dictionary<string, DateOnly> { ["python9.9"] = new(2040, 1, 1), ["python3.11"] = Deprecated.AddDays(-1) },
        };

        Assert.Equal(CheckStatus.Ok, Judge(settings, "python9.9", 0).Status);
        Assert.Equal(CheckStatus.Error, Judge(settings, "python3.11", 0).Status);
        Assert.Equal(CheckStatus.Error, Judge(settings, "nodejs18.x", 0).Status);
    }

    [Theory]
    [InlineData("Days to Deprecation", "10")]
    [InlineData("Deprecation Date", "2027-06-30")]
    [InlineData("Average Daily Invokes", "1.5")]
    public void A_row_tells_how_long_and_how_much_it_is_used(string heading, string expected)
    {
        var function = Function("python3.11") with { Invocations = new DailySeries(6, double.NaN, double.NaN, 0) };
        var column = new LambdaDeprecatedRuntimes(new()).Descriptor.Columns.Single(column => column.Heading == heading);

        Assert.Equal(expected, column.Cell!(function, At(10)).Text);
    }

    private static Verdict Judge(LambdaDeprecatedRuntimes.Settings settings, string? runtime, int daysLeft, bool isContainerImage = false) =>
        new LambdaDeprecatedRuntimes(settings).Evaluate(Function(runtime) with { IsContainerImage = isContainerImage }, At(daysLeft));

    private static LambdaFunction Function(string? runtime) =>
        new("arn:aws:lambda:eu-west-1:111122223333:function:f", "eu-west-1", "f", false, runtime);

    private static Moment At(int daysLeft) => new(new(Deprecated.AddDays(-daysLeft), new(13, 0), TimeSpan.Zero));
}
