using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class AuroraMysqlBacktrackingTests
{
    [Theory]
    [InlineData(0, null, CheckStatus.Warning)]
    [InlineData(1, null, CheckStatus.Ok)]
    [InlineData(24, 24.0, CheckStatus.Ok)]
    [InlineData(24, 23.0, CheckStatus.Warning)]
    [InlineData(24, 25.0, CheckStatus.Warning)]
    public void Any_window_will_do_unless_the_setting_names_one(int hours, double? wanted, CheckStatus expected) => Assert.Equal(
        expected,
        Judge(SomeDb.Cluster with { BacktrackWindow = TimeSpan.FromHours(hours) }, new() { BacktrackWindowInHours = wanted }).Status);

    [Theory]
    [InlineData("aurora-postgresql")]
    [InlineData("mysql")]
    public void Only_Aurora_MySQL_has_it(string engine) =>
        Assert.Same(Verdict.Skip, Judge(SomeDb.Cluster with { Engine = engine, BacktrackWindow = TimeSpan.Zero }, new()));

    private static Verdict Judge(DbCluster cluster, AuroraMysqlBacktracking.Settings settings) =>
        new AuroraMysqlBacktracking(settings).Evaluate(cluster, default);
}
