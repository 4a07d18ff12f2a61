using System.Collections.Immutable;
using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class LoadBalancerOptimizationTests
{
    [Theory]
    [InlineData(1, 1, CheckStatus.Ok)]
    [InlineData(2, 1, CheckStatus.Ok)] // more than 20%, but one instance
    [InlineData(3, 1, CheckStatus.Warning)]
    [InlineData(10, 8, CheckStatus.Ok)] // exactly 20%
    [InlineData(9, 7, CheckStatus.Warning)]
    [InlineData(7, 9, CheckStatus.Warning)]
    public void Zones_may_differ_by_one_instance_or_by_a_fifth(int a, int b, CheckStatus expected) => Assert.Equal(expected, Judge(Spread(a, b)).Status);

    [Fact]
    public void One_zone_is_too_few_whatever_else_is_unknown() => Assert.Equal(
        "Enabled for one zone only: eu-west-1a",
        Judge(SomeBalancer.Classic with { Zones = ["eu-west-1a"], InstanceZones = SomeBalancer.Denied, HealthyInstances = SomeBalancer.Denied }).Reason);

    [Fact]
    public void A_zone_without_registered_instances_is_proven_without_their_health() =>
        Assert.Equal("No active instances in eu-west-1b", Judge(Spread(2, 0) with { HealthyInstances = SomeBalancer.Denied }).Reason);

    [Fact]
    public void A_zone_whose_instances_are_all_out_of_service_has_no_active_ones() =>
        Assert.Equal("No active instances in eu-west-1b", Judge(Spread(1, 1) with { HealthyInstances = Ids("a0") }).Reason);

    [Fact]
    public void An_uneven_spread_is_proven_without_health() =>
        Assert.Equal("Uneven: 3 instances in eu-west-1a, 1 in eu-west-1b", Judge(Spread(3, 1) with { HealthyInstances = SomeBalancer.Denied }).Reason);

    [Fact]
    public void What_could_not_be_read_is_not_a_verdict()
    {
        Assert.Equal(CheckStatus.NotAvailable, Judge(Spread(1, 1) with { Zones = [] }).Status);
        Assert.Equal(CheckStatus.NotAvailable, Judge(Spread(1, 1) with { InstanceZones = SomeBalancer.Denied }).Status);
        Assert.Equal(CheckStatus.NotAvailable, Judge(Spread(1, 1) with { HealthyInstances = SomeBalancer.Denied }).Status);
    }

    [Fact]
    public void Both_differences_are_settings()
    {
        Assert.Equal(CheckStatus.Warning, Judge(Spread(2, 1), new() { MaxDifference = 0 }).Status);
        Assert.Equal(CheckStatus.Ok, Judge(Spread(9, 7), new() { MaxDifferenceShare = 0.3 }).Status);
    }

    [Fact]
    public void The_columns_count_registered_instances_per_enabled_zone()
    {
        var cells = new LoadBalancerOptimization(new()).Descriptor.Columns.Where(column => column.Heading.StartsWith("Instances in", StringComparison.Ordinal))
            .Select(column => column.Cell!(Spread(3, 0), default).Text);

        Assert.Equal(["3", "0", null, null, null, null], cells);
    }

    [Fact]
    public void The_index_knows_the_zone_of_every_instance()
    {
        var index = new InstanceZoneIndex();
        index.Add(new("i-1", "eu-west-1", "eu-west-1c", "t3.micro", "stopped", false, "Linux/UNIX", "default", null, [], null, false));

        Assert.Equal("eu-west-1c", index.Finish(new("123456789012", "eu-west-1"), null).Single().ByInstance["i-1"]);
    }

    private static ClassicLoadBalancer Spread(int a, int b)
    {
        var zones = Enumerable.Range(0, a).ToDictionary(i => $"a{i}", _ => "eu-west-1a");
        Enumerable.Range(0, b).ToList().ForEach(i => zones.Add($"b{i}", "eu-west-1b"));
        return SomeBalancer.Classic with { InstanceZones = Part<IReadOnlyDictionary<string, string>>.Of(zones), HealthyInstances = Ids([.. zones.Keys]) };
    }

    private static ImmutableArray<string> Ids(params string[] ids) => [.. ids];

    private static Verdict Judge(ClassicLoadBalancer balancer, LoadBalancerOptimization.Settings? settings = null) =>
        new LoadBalancerOptimization(settings ?? new()).Evaluate(balancer, default);
}
