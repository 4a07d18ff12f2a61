using AdvisorWorker.Checks.OperationalExcellence;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.OperationalExcellence;

public sealed class RdsClusterDeletionProtectionTests
{
    [Theory]
    [InlineData(true, CheckStatus.Ok)]
    [InlineData(false, CheckStatus.Warning)]
    [InlineData(null, CheckStatus.NotAvailable)]
    public void Protection_is_on_or_off(bool? on, CheckStatus expected) =>
        Assert.Equal(expected, Judge(SomeDb.Cluster with { DeletionProtection = on }).Status);

    [Theory]
    [InlineData("neptune")]
    [InlineData("docdb")]
    public void Other_databases_of_the_rds_api_are_not_counted(string engine) =>
        Assert.Same(Verdict.Skip, Judge(SomeDb.Cluster with { Engine = engine, DeletionProtection = false }));

    private static Verdict Judge(DbCluster cluster) => new RdsClusterDeletionProtection().Evaluate(cluster, default);
}
