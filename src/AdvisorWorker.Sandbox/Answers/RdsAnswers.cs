using Amazon.RDS.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>RDS and Aurora.</summary>
internal sealed class RdsAnswers : IAnswers
{
    private static readonly PageRules Pages = new(100, 100, "InvalidParameterValue", "InvalidParameterValue");

    public void AddTo(AnswerBook book) => book
        .On<DescribeDBInstancesRequest>(Instances)
        .On<DescribeDBClustersRequest>(Clusters)
        .On<DescribeDBSnapshotsRequest>(Snapshots)
        .On<DescribeDBClusterSnapshotsRequest>(ClusterSnapshots)
        .On<DescribeDBSnapshotAttributesRequest>(SnapshotAttributes)
        .On<DescribeDBClusterSnapshotAttributesRequest>(ClusterSnapshotAttributes)
        .On<DescribeAccountAttributesRequest>((_, call) => new DescribeAccountAttributesResponse { AccountQuotas = call.Region.Rds.Quotas });

    private static List<string>? One(string? id) => id is null ? null : [id];

    private static Func<string, AmazonServiceException> Missing(string code, string kind) => id => Refusal.NotFound(code, $"{kind} {id} not found.");

    private static AmazonServiceException MissingSnapshot(string id) => Missing("DBSnapshotNotFound", "DBSnapshot")(id);

    private static AmazonServiceException MissingClusterSnapshot(string id) => Missing("DBClusterSnapshotNotFoundFault", "DBClusterSnapshot")(id);

    private static DescribeDBInstancesResponse Instances(DescribeDBInstancesRequest request, CallContext call)
    {
        var selected = call.Region.Rds.Instances
            .Select(One(request.DBInstanceIdentifier), instance => instance.DBInstanceIdentifier, Missing("DBInstanceNotFound", "DBInstance"))
            .Where(instance => Matches(request.Filters, name => name switch
            {
                "db-instance-id" => instance.DBInstanceIdentifier,
                "db-cluster-id" => instance.DBClusterIdentifier,
                "dbi-resource-id" => instance.DbiResourceId,
                "engine" => instance.Engine,
                _ => throw Unrecognized(name),
            }));
        var page = call.Page([.. selected], request.MaxRecords, request.Marker, Pages);
        return new() { DBInstances = page.Items, Marker = page.Next };
    }

    private static DescribeDBClustersResponse Clusters(DescribeDBClustersRequest request, CallContext call)
    {
        var selected = call.Region.Rds.Clusters
            .Select(One(request.DBClusterIdentifier), cluster => cluster.DBClusterIdentifier, Missing("DBClusterNotFoundFault", "DBCluster"))
            .Where(cluster => Matches(request.Filters, name => name switch
            {
                "db-cluster-id" => cluster.DBClusterIdentifier,
                "engine" => cluster.Engine,
                _ => throw Unrecognized(name),
            }));
        var page = call.Page([.. selected], request.MaxRecords, request.Marker, Pages);
        return new() { DBClusters = page.Items, Marker = page.Next };
    }

    private static DescribeDBSnapshotsResponse Snapshots(DescribeDBSnapshotsRequest request, CallContext call)
    {
        List<DBSnapshot> all = [.. call.Region.Rds.Snapshots.Select(snapshot => snapshot.Snapshot)];
        var selected = all
            .Select(One(request.DBSnapshotIdentifier), snapshot => snapshot.DBSnapshotIdentifier, MissingSnapshot)
            .Where(snapshot => IsOfType(request.SnapshotType, snapshot.SnapshotType)
                && (request.DBInstanceIdentifier is null || snapshot.DBInstanceIdentifier == request.DBInstanceIdentifier));
        var page = call.Page([.. selected], request.MaxRecords, request.Marker, Pages);
        return new() { DBSnapshots = page.Items, Marker = page.Next };
    }

    private static DescribeDBClusterSnapshotsResponse ClusterSnapshots(DescribeDBClusterSnapshotsRequest request, CallContext call)
    {
        List<DBClusterSnapshot> all = [.. call.Region.Rds.ClusterSnapshots.Select(snapshot => snapshot.Snapshot)];
        var selected = all
            .Select(One(request.DBClusterSnapshotIdentifier), snapshot => snapshot.DBClusterSnapshotIdentifier, MissingClusterSnapshot)
            .Where(snapshot => IsOfType(request.SnapshotType, snapshot.SnapshotType)
                && (request.DBClusterIdentifier is null || snapshot.DBClusterIdentifier == request.DBClusterIdentifier));
        var page = call.Page([.. selected], request.MaxRecords, request.Marker, Pages);
        return new() { DBClusterSnapshots = page.Items, Marker = page.Next };
    }

    private static DescribeDBSnapshotAttributesResponse SnapshotAttributes(DescribeDBSnapshotAttributesRequest request, CallContext call)
    {
        var (snapshot, restorableBy) = call.Region.Rds.Snapshots.Find(found => found.Snapshot.DBSnapshotIdentifier == request.DBSnapshotIdentifier);
        return snapshot is null ? throw MissingSnapshot(request.DBSnapshotIdentifier ?? string.Empty) : new()
        {
            DBSnapshotAttributesResult = new()
            {
                DBSnapshotIdentifier = snapshot.DBSnapshotIdentifier,
                DBSnapshotAttributes = [new() { AttributeName = "restore", AttributeValues = restorableBy }],
            },
        };
    }

    private static DescribeDBClusterSnapshotAttributesResponse ClusterSnapshotAttributes(DescribeDBClusterSnapshotAttributesRequest request, CallContext call)
    {
        var (snapshot, restorableBy) = call.Region.Rds.ClusterSnapshots.Find(
            found => found.Snapshot.DBClusterSnapshotIdentifier == request.DBClusterSnapshotIdentifier);
        return snapshot is null ? throw MissingClusterSnapshot(request.DBClusterSnapshotIdentifier ?? string.Empty) : new()
        {
            DBClusterSnapshotAttributesResult = new()
            {
                DBClusterSnapshotIdentifier = snapshot.DBClusterSnapshotIdentifier,
                DBClusterSnapshotAttributes = [new() { AttributeName = "restore", AttributeValues = restorableBy }],
            },
        };
    }

    private static bool IsOfType(string? asked, string? type) => asked is null || asked == type;

    private static bool Matches(List<Filter>? filters, Func<string, string?> value) =>
        (filters ?? []).TrueForAll(filter => (filter.Values ?? []).Contains(value(filter.Name ?? string.Empty) ?? string.Empty));

    private static AmazonServiceException Unrecognized(string filter) => Refusal.Of("InvalidParameterValue", $"Unrecognized filter name: {filter}");
}
