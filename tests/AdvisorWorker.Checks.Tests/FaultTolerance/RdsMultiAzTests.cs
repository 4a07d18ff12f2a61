using AdvisorWorker.Checks.FaultTolerance;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests.FaultTolerance;

public sealed class RdsMultiAzTests
{
    private static readonly DbInstance SingleAz = SomeDb.Instance with { IsMultiAz = false };

    [Fact]
    public void An_instance_is_judged_by_its_standby()
    {
        Assert.Equal(CheckStatus.Ok, Judge([SomeDb.Instance]).Single().Status);
        Assert.Equal(CheckStatus.Warning, Judge([SingleAz]).Single().Status);
    }

    [Fact]
    public void A_cluster_is_judged_once_by_the_zones_of_its_members()
    {
        Assert.Equal(CheckStatus.Ok, Judge([SomeDb.Member("a", "eu-west-1a"), SomeDb.Member("b", "eu-west-1b")]).Single().Status);
        Assert.Equal(CheckStatus.Warning, Judge([SomeDb.Member("a", "eu-west-1a"), SomeDb.Member("b", "eu-west-1a")]).Single().Status);
        Assert.Equal(CheckStatus.Warning, Judge([SomeDb.Member("a", "eu-west-1a")]).Single().Status);
    }

    [Fact]
    public void Clusters_do_not_mix() =>
        Assert.Equal(
            [CheckStatus.Warning, CheckStatus.Warning],
            Judge([SomeDb.Member("a", "eu-west-1a", "one"), SomeDb.Member("b", "eu-west-1b", "two")]).Select(verdict => verdict.Status));

    [Fact]
    public void A_cluster_that_was_not_read_to_its_end_is_never_called_single_zone()
    {
        var gap = new Gap(GapReason.Throttled);

        Assert.Same(Verdict.Skip, Judge([SomeDb.Member("a", "eu-west-1a")], gap: gap).Single());
        Assert.Equal(CheckStatus.Ok, Judge([SomeDb.Member("a", "eu-west-1a"), SomeDb.Member("b", "eu-west-1b")], gap: gap).Single().Status);
        Assert.Equal(CheckStatus.Warning, Judge([SingleAz], gap: gap).Single().Status);
    }

    [Fact]
    public void A_member_without_a_zone_keeps_a_cluster_out_of_the_count() =>
        Assert.Same(Verdict.Skip, Judge([SomeDb.Member("a", "eu-west-1a"), SomeDb.Member("b", "eu-west-1b") with { Zone = null }]).Single());

    [Fact]
    public void An_answer_without_the_flag_is_not_a_verdict() =>
        Assert.Equal(CheckStatus.NotAvailable, Judge([SomeDb.Instance with { IsMultiAz = null }]).Single().Status);

    [Theory]
    [InlineData("neptune")]
    [InlineData("docdb")]
    public void Other_databases_of_the_rds_api_are_not_counted(string engine) =>
        Assert.Same(Verdict.Skip, Judge([SomeDb.Member("a", "eu-west-1a") with { Engine = engine }]).Single());

    [Fact]
    public void Sql_Server_is_left_out_unless_the_setting_says_otherwise()
    {
        var sqlServer = SingleAz with { Engine = "sqlserver-se" };

        Assert.Same(Verdict.Skip, Judge([sqlServer]).Single());
        Assert.Equal(CheckStatus.Warning, Judge([sqlServer], new() { SqlServer = true }).Single().Status);
    }

    [Fact]
    public void Read_replicas_are_judged_unless_the_setting_says_no()
    {
        var replica = SingleAz with { ReplicaOf = "orders-0" };

        Assert.Equal(CheckStatus.Warning, Judge([replica]).Single().Status);
        Assert.Same(Verdict.Skip, Judge([replica], new() { ReadReplicas = false }).Single());
    }

    private static List<Verdict> Judge(DbInstance[] instances, RdsMultiAz.Settings? settings = null, Gap? gap = null)
    {
        var deployments = new DbDeployments();
        Array.ForEach(instances, deployments.Add);
        var check = new RdsMultiAz(settings ?? new());
        return [.. deployments.Finish(new("123456789012", "eu-west-1"), gap).Select(deployment => check.Evaluate(deployment, default))];
    }
}
