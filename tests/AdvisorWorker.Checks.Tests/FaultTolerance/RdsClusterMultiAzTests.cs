using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class RdsClusterMultiAzTests
{
    [Theory]
    [InlineData(true, CheckStatus.Ok)]
    [InlineData(false, CheckStatus.Warning)]
    [InlineData(null, CheckStatus.NotAvailable)]
    public void A_cluster_has_a_second_zone_or_not(bool? isMultiAz, CheckStatus expected) =>
        Assert.Equal(expected, Judge(SomeDb.Cluster with { IsMultiAz = isMultiAz }).Status);

    [Fact]
    public void Other_databases_of_the_rds_api_are_not_counted() =>
        Assert.Same(Verdict.Skip, Judge(SomeDb.Cluster with { Engine = "neptune", IsMultiAz = false }));

    private static Verdict Judge(DbCluster cluster) => new RdsClusterMultiAz().Evaluate(cluster, default);
}
