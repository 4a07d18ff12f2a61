using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class RdsMultiAzStandbyTests
{
    [Theory]
    [InlineData(true, CheckStatus.Ok)]
    [InlineData(false, CheckStatus.Warning)]
    [InlineData(null, CheckStatus.NotAvailable)]
    public void An_instance_has_a_standby_or_not(bool? isMultiAz, CheckStatus expected) =>
        Assert.Equal(expected, Judge(SomeDb.Instance with { IsMultiAz = isMultiAz }).Status);

    [Fact]
    public void Members_of_clusters_are_not_counted() => Assert.Same(Verdict.Skip, Judge(SomeDb.Member("a", "eu-west-1a")));

    private static Verdict Judge(DbInstance instance) => new RdsMultiAzStandby().Evaluate(instance, default);
}
