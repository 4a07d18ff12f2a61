using AdvisorWorker.Checks.OperationalExcellence;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.OperationalExcellence;

public sealed class RdsMinorVersionUpgradeTests
{
    [Theory]
    [InlineData(true, CheckStatus.Ok)]
    [InlineData(false, CheckStatus.Warning)]
    [InlineData(null, CheckStatus.NotAvailable)]
    public void Upgrades_are_on_or_off(bool? on, CheckStatus expected) =>
        Assert.Equal(expected, Judge(SomeDb.Instance with { AutoMinorVersionUpgrade = on }).Status);

    [Fact]
    public void Other_databases_of_the_rds_api_are_not_counted() =>
        Assert.Same(Verdict.Skip, Judge(SomeDb.Instance with { Engine = "neptune", AutoMinorVersionUpgrade = false }));

    private static Verdict Judge(DbInstance instance) => new RdsMinorVersionUpgrade().Evaluate(instance, default);
}
