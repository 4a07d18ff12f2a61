using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class VpcLimitsTests
{
    private static readonly VpcLimits Family = new(new());
    private static readonly AwsScope Scope = new("123456789012", "eu-west-1");

    [Fact]
    public void Only_the_accounts_own_VPCs_count()
    {
        var counter = new VpcCounter();
        counter.Add(new("vpc-1", "eu-west-1", IsDefault: true, IsOwn: true));
        counter.Add(new("vpc-2", "eu-west-1", IsDefault: false, IsOwn: true));
        counter.Add(new("vpc-3", "eu-west-1", IsDefault: false, IsOwn: false));

        var count = counter.Finish(Scope, null).Single() with { Quotas = Limits.Quota("L-F678F1CE", 5) };

        Assert.Equal("VPCs: 2 of 5 in use", Family.Judge("vpc-limit", count).Reason);
    }

    [Fact]
    public void A_Region_without_VPCs_is_a_row_too() =>
        Assert.Equal(CheckStatus.Ok, Family.Judge("vpc-limit", Counted(null) with { Quotas = Limits.Quota("L-F678F1CE", 5) }).Status);

    [Fact]
    public void A_list_that_is_not_whole_counts_for_nothing() =>
        Assert.Equal(CheckStatus.NotAvailable, Family.Judge("vpc-limit", Counted(Limits.Denied) with { Quotas = Limits.Quota("L-F678F1CE", 5) }).Status);

    [Fact]
    public void Quotas_that_could_not_be_read_are_no_verdict() =>
        Assert.Equal(Limits.Denied, Family.Judge("vpc-limit", Counted(null) with { Quotas = Limits.Denied }).Gap);

    [Fact]
    public void A_quota_that_Service_Quotas_does_not_know_is_no_verdict() =>
        Assert.Equal(GapReason.NotOffered, Family.Judge("vpc-limit", Counted(null) with { Quotas = Limits.NoQuotas }).Gap?.Reason);

    [Theory]
    [InlineData(3, CheckStatus.Ok)]
    [InlineData(4, CheckStatus.Warning)]
    [InlineData(5, CheckStatus.Error)]
    public void Internet_gateways_are_held_against_their_quota(double gateways, CheckStatus expected) => Assert.Equal(
        expected,
        Family.Judge("vpc-internet-gateways-limit", new InternetGatewayCount("eu-west-1", gateways) { Quotas = Limits.Quota("L-A4707A72", 5) }).Status);

    private static VpcCount Counted(Gap? gap) => new VpcCounter().Finish(Scope, gap).Single();
}
