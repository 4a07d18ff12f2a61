using AdvisorWorker.Checks.Security;
using AdvisorWorker.Resources.Iam;

namespace AdvisorWorker.Checks.Tests.Security;

public sealed class IamAccessKeyRotationTests
{
    private static readonly Moment At = new(new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(0, CheckStatus.Ok)]
    [InlineData(90, CheckStatus.Ok)] // exactly at the threshold
    [InlineData(90.001, CheckStatus.Warning)]
    [InlineData(730, CheckStatus.Warning)]
    [InlineData(730.001, CheckStatus.Error)]
    public void An_active_key_is_judged_by_its_age(double days, CheckStatus expected) => Assert.Equal(expected, Judge(new(), days).Status);

    [Fact]
    public void Both_ages_are_settings()
    {
        var settings = new IamAccessKeyRotation.Settings { YellowDays = 10, RedDays = 20 };

        Assert.Equal(CheckStatus.Warning, Judge(settings, 11).Status);
        Assert.Equal(CheckStatus.Error, Judge(settings, 21).Status);
    }

    [Fact]
    public void An_inactive_key_is_not_counted() => Assert.Same(Verdict.Skip, Judge(new(), 1000, isActive: false));

    [Fact]
    public void A_key_without_a_date_is_not_available() =>
        Assert.Equal("iam:GetCredentialReport", Judge(new(), null).Gap?.Action);

    [Fact]
    public void A_green_key_is_listed_with_its_age() => Assert.Equal("Rotated 3 days ago", Judge(new(), 3.5).Reason);

    private static Verdict Judge(IamAccessKeyRotation.Settings settings, double? days, bool isActive = true) =>
        new IamAccessKeyRotation(settings).Evaluate(
            new("ann", "arn:aws:iam::111122223333:user/ann", 1, isActive, days is null ? null : At.Now.AddDays(-days.Value)), At);
}
