using System.Collections.Immutable;
using Amazon.RDS;
using DbSnapshot = AdvisorWorker.Resources.Rds.DbSnapshot;

namespace AdvisorWorker.Collectors.Rds;

/// <summary>Who may restore a snapshot, as its attribute says.</summary>
public sealed class DbSnapshotRestorableBy : IPart<DbSnapshot>
{
    private const string Restore = "restore";

    public PartKey<DbSnapshot> Key => DbSnapshot.RestorableByPart;

    public ImmutableArray<string> Operations => ["rds:DescribeDBSnapshotAttributes", "rds:DescribeDBClusterSnapshotAttributes"];

    public async ValueTask<IReadOnlyList<DbSnapshot>> LoadAsync(IReadOnlyList<DbSnapshot> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var snapshot = batch.Single();
        var rds = context.Client<AmazonRDSClient>();
        var accounts = snapshot.IsOfCluster
            ? await OfClusterAsync(rds, snapshot.Id, cancellationToken)
            : await OfInstanceAsync(rds, snapshot.Id, cancellationToken);
        return [snapshot with { RestorableBy = accounts }];
    }

    private static async Task<ImmutableArray<string>> OfInstanceAsync(AmazonRDSClient rds, string id, CancellationToken cancellationToken)
    {
        var answer = await rds.DescribeDBSnapshotAttributesAsync(new() { DBSnapshotIdentifier = id }, cancellationToken);
        return [.. Answer.Required(answer.DBSnapshotAttributesResult?.DBSnapshotAttributes)
            .Where(attribute => attribute.AttributeName == Restore)
            .SelectMany(attribute => attribute.AttributeValues ?? [])];
    }

    private static async Task<ImmutableArray<string>> OfClusterAsync(AmazonRDSClient rds, string id, CancellationToken cancellationToken)
    {
        var answer = await rds.DescribeDBClusterSnapshotAttributesAsync(new() { DBClusterSnapshotIdentifier = id }, cancellationToken);
        return [.. Answer.Required(answer.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes)
            .Where(attribute => attribute.AttributeName == Restore)
            .SelectMany(attribute => attribute.AttributeValues ?? [])];
    }
}
