using System.Collections.Immutable;
using Amazon.RDS;
using Amazon.RDS.Model;
using DbSnapshot = AdvisorWorker.Resources.Rds.DbSnapshot;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>All manual snapshots of a Region, of DB instances and of clusters.</summary>
public sealed class DbSnapshotCollector : ICollector<DbSnapshot>
{
    private const string Manual = "manual";

    public ImmutableArray<string> Operations => ["rds:DescribeDBSnapshots", "rds:DescribeDBClusterSnapshots"];

    public IAsyncEnumerable<IReadOnlyList<DbSnapshot>> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var rds = context.Client<AmazonRDSClient>().Paginators;
        var ofInstances = rds.DescribeDBSnapshots(new() { SnapshotType = Manual, MaxRecords = 100 }).Responses
            .Select(IReadOnlyList<DbSnapshot> (page) => [.. Answer.Required(page.DBSnapshots).Select(snapshot => Read(snapshot, context.Scope.Region))]);
        var ofClusters = rds.DescribeDBClusterSnapshots(new() { SnapshotType = Manual, MaxRecords = 100 }).Responses
            .Select(IReadOnlyList<DbSnapshot> (page) => [.. Answer.Required(page.DBClusterSnapshots).Select(snapshot => Read(snapshot, context.Scope.Region))]);
        return ofInstances.Concat(ofClusters);
    }

    private static DbSnapshot Read(DBSnapshot snapshot, string region) =>
        new(Answer.Required(snapshot.DBSnapshotIdentifier), region, snapshot.DBInstanceIdentifier ?? "", false, Answer.Required(snapshot.Engine))
        {
            Tags = RdsTags.Read(snapshot.TagList),
        };

    private static DbSnapshot Read(DBClusterSnapshot snapshot, string region) =>
        new(Answer.Required(snapshot.DBClusterSnapshotIdentifier), region, snapshot.DBClusterIdentifier ?? "", true, Answer.Required(snapshot.Engine))
        {
            Tags = RdsTags.Read(snapshot.TagList),
        };
}
