using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.CloudFormation;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class CloudFormationLimitsTests
{
    private static readonly CloudFormationLimits Family = new(new());

    [Theory]
    [InlineData(1599, CheckStatus.Ok)]
    [InlineData(1600, CheckStatus.Warning)]
    [InlineData(2000, CheckStatus.Error)]
    public void Stacks_are_held_against_their_limit(double stacks, CheckStatus expected) =>
        Assert.Equal(expected, Family.Judge("cloudformation-stacks-limit", new CloudFormationAccountLimits("eu-west-1", new LimitUsage(2000, stacks))).Status);

    [Fact]
    public void A_limit_that_is_not_stated_is_no_verdict() => Assert.Equal(
        CheckStatus.NotAvailable,
        Family.Judge("cloudformation-stacks-limit", new CloudFormationAccountLimits("eu-west-1", Limits.Denied)).Status);
}
