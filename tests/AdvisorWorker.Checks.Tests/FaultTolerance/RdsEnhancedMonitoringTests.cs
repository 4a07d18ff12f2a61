using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class RdsEnhancedMonitoringTests
{
    [Theory]
    [InlineData(0, null, CheckStatus.Warning)]
    [InlineData(60, null, CheckStatus.Ok)]
    [InlineData(60, 60, CheckStatus.Ok)]
    [InlineData(60, 30, CheckStatus.Warning)]
    [InlineData(0, 30, CheckStatus.Warning)]
    [InlineData(null, null, CheckStatus.NotAvailable)]
    public void Any_interval_will_do_unless_the_setting_names_one(int? interval, int? wanted, CheckStatus expected) =>
        Assert.Equal(expected, Judge(SomeDb.Instance with { MonitoringInterval = interval }, new() { MonitoringInterval = wanted }).Status);

    [Fact]
    public void Other_databases_of_the_rds_api_are_not_counted() =>
        Assert.Same(Verdict.Skip, Judge(SomeDb.Instance with { Engine = "docdb", MonitoringInterval = 0 }, new()));

    private static Verdict Judge(DbInstance instance, RdsEnhancedMonitoring.Settings settings) =>
        new RdsEnhancedMonitoring(settings).Evaluate(instance, default);
}
