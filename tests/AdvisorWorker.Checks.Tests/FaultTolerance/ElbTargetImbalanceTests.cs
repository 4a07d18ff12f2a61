using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.ElbV2;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class ElbTargetImbalanceTests
{
    private const string A = "eu-west-1a";
    private const string B = "eu-west-1b";
    private const string C = "eu-west-1c";

    [Theory]
    [InlineData(2, 0, 0, CheckStatus.Error)]
    [InlineData(67, 33, 0, CheckStatus.Error)]
    [InlineData(66, 34, 0, CheckStatus.Warning)] // exactly 66%
    [InlineData(51, 49, 0, CheckStatus.Warning)]
    [InlineData(50, 50, 0, CheckStatus.Ok)]
    [InlineData(4, 2, 2, CheckStatus.Ok)]
    public void The_fullest_zone_is_graded(int a, int b, int c, CheckStatus expected) => Assert.Equal(expected, Judge(Group(a, b, c)).Status);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 1)]
    public void A_difference_of_one_target_is_none(int a, int b, int c) => Assert.Same(Verdict.Skip, Judge(Group(a, b, c)));

    [Fact]
    public void What_no_two_zones_can_share_is_not_counted()
    {
        Assert.Same(Verdict.Skip, Judge(Group(9, 0, 0) with { LoadBalancer = SomeBalancer.OfType("network") with { Zones = [A] } }));
        Assert.Same(Verdict.Skip, Judge(Group(9, 0, 0) with { TargetZones = Zones([A, A, A, "all"]) }));
        Assert.Same(Verdict.Skip, Judge(Group(9, 0, 0) with { TargetType = "lambda" }));
        Assert.Same(Verdict.Skip, Judge(Group(9, 0, 0) with { LoadBalancerArns = [] }));
    }

    [Fact]
    public void What_could_not_be_read_is_not_a_verdict()
    {
        Assert.Equal(CheckStatus.NotAvailable, Judge(Group(1, 1, 1) with { LoadBalancer = SomeBalancer.Denied }).Status);
        Assert.Equal(CheckStatus.NotAvailable, Judge(Group(1, 1, 1) with { TargetZones = SomeBalancer.Denied }).Status);
    }

    [Fact]
    public void Both_shares_are_settings()
    {
        Assert.Equal(CheckStatus.Ok, Judge(Group(6, 4, 0), new() { WarnAbove = 0.6 }).Status);
        Assert.Equal(CheckStatus.Error, Judge(Group(6, 4, 0), new() { ErrorAbove = 0.59 }).Status);
    }

    [Fact]
    public void The_difference_counts_zones_without_targets() =>
        Assert.Equal("4", new ElbTargetImbalance(new()).Descriptor.Columns[5].Cell!(Group(4, 2, 0), default).Text);

    private static TargetGroup Group(int a, int b, int c) => new("arn:1", "eu-west-1", "web", "instance", "HTTP", ["arn:2"])
    {
        LoadBalancer = SomeBalancer.OfType("application") with { Zones = [A, B, C] },
        TargetZones = Zones([.. Enumerable.Repeat(A, a), .. Enumerable.Repeat(B, b), .. Enumerable.Repeat(C, c)]),
    };

    private static Part<System.Collections.Immutable.ImmutableArray<string>> Zones(string[] zones) =>
        Part<System.Collections.Immutable.ImmutableArray<string>>.Of([.. zones]);

    private static Verdict Judge(TargetGroup group, ElbTargetImbalance.Settings? settings = null) =>
        new ElbTargetImbalance(settings ?? new()).Evaluate(group, default);
}
