using Amazon.RDS.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Snapshots of databases: private ones, ones shared with a partner, and ones that were made everybody's to get a ticket closed.</summary>
internal static class DatabaseSnapshots
{
    private const string Partner = "444455556666";
    private const string Everybody = "all";

    public static void AddTo(DemoRegion at)
    {
        OfInstance(at, $"{Databases.Shop(at)}-before-v9", Databases.Shop(at), "manual", Partner);
        OfInstance(at, "agency-handover", Databases.Inventory(at), "manual", Everybody);
        OfInstance(at, "rds:nightly", Databases.Inventory(at), "automated");
        OfCluster(at, "recommendations-2025", "recommendations");
        if (at.IsMain)
        {
            OfInstance(at, "inventory-2024", "inventory", "manual");
            OfCluster(at, "sessions-for-support", "sessions", Everybody);
        }
    }

    private static void OfInstance(DemoRegion at, string id, string instance, string type, params string[] restorableBy) => at.Resources.Rds.Snapshots.Add((
        new()
        {
            DBSnapshotIdentifier = id,
            DBSnapshotArn = at.Arn("rds", $"snapshot:{id}"),
            DBInstanceIdentifier = instance,
            Engine = at.Resources.Rds.Instances.Find(found => found.DBInstanceIdentifier == instance)!.Engine,
            SnapshotType = type,
            Status = "available",
            AllocatedStorage = 200,
            SnapshotCreateTime = at.Ago(type == "manual" ? 150 : 1),
            TagList = [new() { Key = "reason", Value = type == "manual" ? HostileNames.MarkdownLink : "nightly" }],
        },
        [.. restorableBy]));

    private static void OfCluster(DemoRegion at, string id, string cluster, params string[] restorableBy) => at.Resources.Rds.ClusterSnapshots.Add((
        new()
        {
            DBClusterSnapshotIdentifier = id,
            DBClusterSnapshotArn = at.Arn("rds", $"cluster-snapshot:{id}"),
            DBClusterIdentifier = cluster,
            Engine = at.Resources.Rds.Clusters.Find(found => found.DBClusterIdentifier == cluster)!.Engine,
            SnapshotType = "manual",
            Status = "available",
            SnapshotCreateTime = at.Ago(90),
        },
        [.. restorableBy]));
}
