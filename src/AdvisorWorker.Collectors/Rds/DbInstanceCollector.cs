using System.Collections.Immutable;
using Amazon.RDS;
using DbInstance = AdvisorWorker.Resources.Rds.DbInstance;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>All DB instances of a Region, members of clusters and those of Neptune and DocumentDB among them.</summary>
public sealed class DbInstanceCollector : ICollector<DbInstance>
{
    public ImmutableArray<string> Operations => ["rds:DescribeDBInstances"];

    public IAsyncEnumerable<IReadOnlyList<DbInstance>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonRDSClient>().Paginators.DescribeDBInstances(new() { MaxRecords = 100 }).Responses
            .Select(IReadOnlyList<DbInstance> (page) => [.. Answer.Required(page.DBInstances).Select(instance => Read(instance, context.Scope.Region))]);

    private static DbInstance Read(Amazon.RDS.Model.DBInstance instance, string region) => new(
        Answer.Required(instance.DBInstanceIdentifier),
        region,
        Answer.Required(instance.DBInstanceArn),
        Answer.Required(instance.Engine),
        Answer.Required(instance.DBInstanceClass),
        Answer.Required(instance.DBInstanceStatus))
    {
        Zone = instance.AvailabilityZone,
        VpcId = instance.DBSubnetGroup?.VpcId,
        ClusterId = instance.DBClusterIdentifier,
        ReplicaOf = instance.ReadReplicaSourceDBInstanceIdentifier ?? instance.ReadReplicaSourceDBClusterIdentifier,
        BackupRetentionDays = instance.BackupRetentionPeriod,
        IsMultiAz = instance.MultiAZ,
        AllocatedStorage = instance.AllocatedStorage,
        IsPubliclyAccessible = instance.PubliclyAccessible,
        AutoMinorVersionUpgrade = instance.AutoMinorVersionUpgrade,
        MonitoringInterval = instance.MonitoringInterval ?? 0, // absent where it was never on
        LicenseModel = instance.LicenseModel,
        Tags = RdsTags.Read(instance.TagList),
    };
}
