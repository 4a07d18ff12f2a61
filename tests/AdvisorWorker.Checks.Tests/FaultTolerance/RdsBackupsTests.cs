using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class RdsBackupsTests
{
    private static readonly DbInstance Without = SomeDb.Instance with { BackupRetentionDays = 0 };

    [Theory]
    [InlineData(0, CheckStatus.Error)]
    [InlineData(1, CheckStatus.Ok)]
    public void One_day_of_backups_is_enough(int days, CheckStatus expected) =>
        Assert.Equal(expected, Judge(SomeDb.Instance with { BackupRetentionDays = days }).Status);

    [Theory]
    [InlineData("neptune")]
    [InlineData("docdb")]
    public void Other_databases_of_the_rds_api_are_not_counted(string engine) => Assert.Same(Verdict.Skip, Judge(Without with { Engine = engine }));

    [Fact]
    public void Read_replicas_are_judged_unless_the_setting_says_no()
    {
        Assert.Equal(CheckStatus.Error, Judge(Without with { ReplicaOf = "orders-0" }).Status);
        Assert.Same(Verdict.Skip, Judge(Without with { ReplicaOf = "orders-0" }, new() { ReadReplicas = false }));
        Assert.Equal(CheckStatus.Error, Judge(Without, new() { ReadReplicas = false }).Status);
    }

    [Fact]
    public void An_answer_without_the_period_is_not_a_verdict() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge(SomeDb.Instance with { BackupRetentionDays = null }).Status);

    [Fact]
    public void The_first_column_shows_the_zone_and_the_Region_where_there_is_none_yet()
    {
        var column = new RdsBackups(new()).Descriptor.Columns[0].Cell!;

        Assert.Equal("eu-west-1a", column(Without, default).Text);
        Assert.Equal("eu-west-1", column(Without with { Zone = null }, default).Text);
    }

    private static Verdict Judge(DbInstance instance, RdsBackups.Settings? settings = null) => new RdsBackups(settings ?? new()).Evaluate(instance, default);
}
