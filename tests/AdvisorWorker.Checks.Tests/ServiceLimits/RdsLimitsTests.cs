using AdvisorWorker.Checks.ServiceLimits;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.Tests.ServiceLimits;

public sealed class RdsLimitsTests
{
    [Theory]
    [InlineData("rds-cluster-parameter-groups-limit", "DBClusterParameterGroups")]
    [InlineData("rds-cluster-roles-limit", "DBClusterRoles")]
    [InlineData("rds-clusters-limit", "DBClusters")]
    [InlineData("rds-db-instances-limit", "DBInstances")]
    [InlineData("rds-db-manual-snapshots-limit", "ManualSnapshots")]
    [InlineData("rds-db-parameter-groups-limit", "DBParameterGroups")]
    [InlineData("rds-db-security-groups-limit", "DBSecurityGroups")]
    [InlineData("rds-event-subscriptions-limit", "EventSubscriptions")]
    [InlineData("rds-auths-per-security-group-limit", "AuthorizationsPerDBSecurityGroup")]
    [InlineData("rds-option-groups-limit", "OptionGroups")]
    [InlineData("rds-read-replicas-per-master-limit", "ReadReplicasPerMaster")]
    [InlineData("rds-reserved-instances-limit", "ReservedDBInstances")]
    [InlineData("rds-subnet-groups-limit", "DBSubnetGroups")]
    [InlineData("rds-subnets-per-subnet-group-limit", "SubnetsPerDBSubnetGroup")]
    [InlineData("rds-total-storage-limit", "AllocatedStorage")]
    public void Each_check_reads_its_own_quota_and_no_other(string id, string quota)
    {
        var family = new RdsLimits(new());

        Assert.Equal(CheckStatus.Error, family.Judge(id, Quotas(quota)).Status);
        Assert.All(
            family.Checks.Where(check => check.About.Id != id),
            other => Assert.Equal(CheckStatus.NotAvailable, family.Judge(other.About.Id, Quotas(quota)).Status));
    }

    [Fact]
    public void A_quota_that_RDS_does_not_name_is_no_verdict_and_no_failure()
    {
        var verdict = new RdsLimits(new()).Judge("rds-clusters-limit", Quotas("DBInstances"));

        Assert.Equal("RDS names no quota DBClusters in this Region", verdict.Reason);
        Assert.False(verdict.Gap!.IsFailure);
    }

    private static RdsQuotas Quotas(string full) => new("eu-west-1", new Dictionary<string, LimitUsage> { [full] = new(40, 40) });
}
