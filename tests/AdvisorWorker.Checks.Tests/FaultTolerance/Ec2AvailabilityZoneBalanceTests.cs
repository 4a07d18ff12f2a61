using System.Collections.Immutable;
using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class Ec2AvailabilityZoneBalanceTests
{
    private static readonly AwsScope Scope = new("123456789012", "us-west-2");

    [Theory]
    [InlineData(CheckStatus.Error, 1)]
    [InlineData(CheckStatus.Error, 9)]
    [InlineData(CheckStatus.Ok, 3, 3)]
    [InlineData(CheckStatus.Ok, 10, 8)] // exactly 20 %
    [InlineData(CheckStatus.Warning, 100, 79)]
    [InlineData(CheckStatus.Warning, 10, 10, 7)]
    public void A_Region_is_judged_by_its_fullest_and_its_emptiest_zone(CheckStatus expected, params int[] running) =>
        Assert.Equal(expected, Judge(Spread(running)).Status);

    [Fact]
    public void A_Region_without_running_instances_is_left_out() => Assert.Same(Verdict.Skip, Judge(Spread()));

    [Fact]
    public void The_difference_is_a_setting() => Assert.Equal(CheckStatus.Ok, Judge(Spread(10, 5), new() { DifferencePercent = 50 }).Status);

    [Fact]
    public void Only_running_instances_in_Availability_Zones_are_counted()
    {
        var spread = Derive(null, ("us-west-2a", "running"), ("us-west-2a", "stopped"), ("us-west-2b", "running"), ("us-west-2-lax-1a", "running")).Single();

        Assert.Equal([new("us-west-2a", 1), new("us-west-2b", 1)], spread.Running);
    }

    [Fact]
    public void Part_of_the_instances_shows_no_balance() =>
        Assert.Empty(Derive(new(GapReason.Throttled), ("us-west-2a", "running")));

    [Fact]
    public void A_Region_without_instances_has_a_record_too() => Assert.Empty(Derive(null).Single().Running);

    private static IEnumerable<ZoneSpread> Derive(Gap? gap, params (string Zone, string State)[] instances)
    {
        var spreads = new ZoneSpreads();
        foreach (var (zone, state) in instances)
        {
            spreads.Add(new("i-1", Scope.Region, zone, "m7g.large", state, false, "Linux/UNIX", "default", null, [], null, true));
        }

        return spreads.Finish(Scope, gap);
    }

    private static ZoneSpread Spread(params int[] running) =>
        new(Scope.Region, running.Select((count, zone) => KeyValuePair.Create($"{Scope.Region}{(char)('a' + zone)}", count)).ToImmutableSortedDictionary());

    private static Verdict Judge(ZoneSpread spread, Ec2AvailabilityZoneBalance.Settings? settings = null) =>
        new Ec2AvailabilityZoneBalance(settings ?? new()).Evaluate(spread, default);
}
