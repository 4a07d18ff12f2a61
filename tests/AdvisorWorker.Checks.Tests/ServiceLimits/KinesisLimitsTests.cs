using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class KinesisLimitsTests
{
    [Theory]
    [InlineData(159, CheckStatus.Ok)]
    [InlineData(160, CheckStatus.Warning)]
    [InlineData(200, CheckStatus.Error)]
    public void Shards_are_held_against_their_limit(double shards, CheckStatus expected) => Assert.Equal(
        expected,
        new KinesisLimits(new()).Judge("kinesis-shards-limit", new KinesisAccountLimits("eu-west-1", new(200, shards))).Status);
}
