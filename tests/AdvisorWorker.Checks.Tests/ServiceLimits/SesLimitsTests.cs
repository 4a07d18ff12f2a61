using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class SesLimitsTests
{
    [Theory]
    [InlineData(159, 200, CheckStatus.Ok)]
    [InlineData(160, 200, CheckStatus.Warning)]
    [InlineData(200, 200, CheckStatus.Error)]
    [InlineData(1_000_000, -1, CheckStatus.Ok)] // an account without a limit
    public void Messages_of_a_day_are_held_against_the_quota(double sent, double quota, CheckStatus expected) => Assert.Equal(
        expected,
        new SesLimits(new()).Judge("ses-daily-sending-limit", new SesSendQuota("eu-west-1", new(quota, sent))).Status);
}
