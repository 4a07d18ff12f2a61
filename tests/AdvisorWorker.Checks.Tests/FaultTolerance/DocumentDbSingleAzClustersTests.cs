using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class DocumentDbSingleAzClustersTests
{
    [Theory]
    [InlineData(3, CheckStatus.Warning, "a")]
    [InlineData(3, CheckStatus.Warning, "a", "b", "b")]
    [InlineData(3, CheckStatus.Ok, "a", "b", "c")]
    [InlineData(2, CheckStatus.Ok, "a", "b")]
    public void Three_zones_are_enough_unless_the_setting_says_otherwise(int minimum, CheckStatus expected, params string[] zones) =>
        Assert.Equal(expected, Judge(Cluster(zones), new() { MinAvailabilityZones = minimum }).Status);

    [Fact]
    public void Too_few_zones_are_no_verdict_before_all_are_known()
    {
        Assert.Same(Verdict.Skip, Judge(Cluster("a", "b", null)));
        Assert.Same(Verdict.Skip, Judge(Cluster("a", "b") with { IsWhole = false }));
        Assert.Equal(CheckStatus.Ok, Judge(Cluster("a", "b", "c", null) with { IsWhole = false }).Status);
    }

    [Fact]
    public void Other_engines_are_not_counted() =>
        Assert.Same(Verdict.Skip, Judge(new("shop", "eu-west-1", "arn:1", true, [SomeDb.Member("a", "eu-west-1a")], true)));

    private static DbDeployment Cluster(params string?[] zones) =>
        new("docs", "eu-west-1", "arn:1", true, [.. zones.Select(zone => SomeDb.Member("m", "") with { Engine = "docdb", Zone = zone })], true);

    private static Verdict Judge(DbDeployment cluster, DocumentDbSingleAzClusters.Settings? settings = null) =>
        new DocumentDbSingleAzClusters(settings ?? new()).Evaluate(cluster, default);
}
