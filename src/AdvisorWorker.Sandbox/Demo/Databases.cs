using Amazon.RDS.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Databases with and without backups and standbys, and their snapshots, of which two are everybody's.</summary>
internal static class Databases
{
    public static void AddTo(DemoRegion at)
    {
        Instance(at, at.IsMain ? "shop" : "shop-eu", "postgres", 'a', backupDays: 14, isMultiAz: true);
        Instance(at, at.IsMain ? "inventory" : "tax", "mysql", 'b', backupDays: 7, isMultiAz: false);
        Instance(at, at.IsMain ? "loyalty-prototype" : "gdpr-export", "postgres", 'a', backupDays: 0, isMultiAz: false);
        Snapshot(at, at.IsMain ? "shop-before-v9" : "shop-eu-before-v9", at.IsMain ? "shop" : "shop-eu", "444455556666");
        Snapshot(at, "agency-handover", at.IsMain ? "inventory" : "tax", "all");
        if (at.IsMain)
        {
            Replica(at, "shop-replica", "shop");
            Instance(at, "erp", "sqlserver-se", 'c', backupDays: 35, isMultiAz: false);
            Cluster(at, "recommendations", "aurora-postgresql", "ab");
            Cluster(at, "sessions", "aurora-mysql", "cc");
            Instance(at, "articles", "docdb", 'a', backupDays: 1, isMultiAz: false);
            Snapshot(at, "inventory-2024", "inventory");
            Automatic(at, "rds:inventory-nightly", "inventory");
            ClusterSnapshot(at, "sessions-for-support", "sessions", "all");
            ClusterSnapshot(at, "recommendations-2025", "recommendations");
        }

        Quotas(at);
    }

    private static DBInstance Instance(DemoRegion at, string id, string engine, char zone, int backupDays, bool isMultiAz, string? cluster = null)
    {
        var instance = new DBInstance
        {
            DBInstanceIdentifier = id,
            DBInstanceArn = at.Arn("rds", $"db:{id}"),
            DbiResourceId = "db-" + at.Hash("db/" + id, 26).ToUpperInvariant(),
            DBInstanceClass = "db.m6g.large",
            DBInstanceStatus = "available",
            Engine = engine,
            EngineVersion = engine switch { "mysql" => "8.0.40", "postgres" => "16.4", _ => "1" },
            AvailabilityZone = at.Zone(zone),
            SecondaryAvailabilityZone = isMultiAz ? at.Zone(zone == 'a' ? 'b' : 'a') : null,
            MultiAZ = isMultiAz,
            DBClusterIdentifier = cluster,
            BackupRetentionPeriod = backupDays,
            AllocatedStorage = cluster is null ? 200 : 1,
            StorageType = cluster is null ? "gp3" : "aurora",
            StorageEncrypted = true,
            PubliclyAccessible = id == "inventory",
            AutoMinorVersionUpgrade = true,
            MonitoringInterval = 0,
            LicenseModel = engine == "sqlserver-se" ? "license-included" : "general-public-license",
            InstanceCreateTime = at.Ago(900),
            MasterUsername = "shop",
            DeletionProtection = backupDays > 7,
            Endpoint = new() { Address = $"{id}.{at.Hash("endpoint", 12)}.{at.Name}.rds.amazonaws.com", Port = engine == "mysql" ? 3306 : 5432 },
            DBSubnetGroup = new() { DBSubnetGroupName = "shop", VpcId = Network.VpcId(at, Network.Shop), SubnetGroupStatus = "Complete" },
            VpcSecurityGroups = [new() { VpcSecurityGroupId = SecurityGroups.Named(at, "database").GroupId, Status = "active" }],
            TagList = [new() { Key = "team", Value = "data" }, new() { Key = "owner", Value = id == "loyalty-prototype" ? HostileNames.JsonBreaker : "data@fernweh.example" }],
        };
        at.Resources.Rds.Instances.Add(instance);
        return instance;
    }

    private static void Replica(DemoRegion at, string id, string source) =>
        Instance(at, id, "postgres", 'b', backupDays: 0, isMultiAz: false).ReadReplicaSourceDBInstanceIdentifier = source;

    private static void Cluster(DemoRegion at, string id, string engine, string zones)
    {
        var members = zones.Select((zone, i) => Instance(at, $"{id}-{i + 1}", engine, zone, backupDays: 7, isMultiAz: false, id)).ToList();
        at.Resources.Rds.Clusters.Add(new()
        {
            DBClusterIdentifier = id,
            DBClusterArn = at.Arn("rds", $"cluster:{id}"),
            Engine = engine,
            Status = "available",
            AvailabilityZones = [.. "abc".Select(at.Zone)],
            BackupRetentionPeriod = 7,
            MultiAZ = zones.Distinct().Count() > 1,
            DBSubnetGroup = "shop",
            ClusterCreateTime = at.Ago(500),
            DBClusterMembers = [.. members.Select((member, i) => new DBClusterMember { DBInstanceIdentifier = member.DBInstanceIdentifier, IsClusterWriter = i == 0 })],
        });
    }

    private static void Snapshot(DemoRegion at, string id, string instance, params string[] restorableBy) => AddSnapshot(at, id, instance, "manual", restorableBy);

    private static void Automatic(DemoRegion at, string id, string instance) => AddSnapshot(at, id, instance, "automated");

    private static void AddSnapshot(DemoRegion at, string id, string instance, string type, params string[] restorableBy) => at.Resources.Rds.Snapshots.Add((
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

    private static void ClusterSnapshot(DemoRegion at, string id, string cluster, params string[] restorableBy) => at.Resources.Rds.ClusterSnapshots.Add((
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

    private static void Quotas(DemoRegion at)
    {
        var rds = at.Resources.Rds;
        (string Name, long Used, long Max)[] quotas =
        [
            ("DBInstances", rds.Instances.Count, 40),
            ("ReservedDBInstances", 1, 40),
            ("AllocatedStorage", rds.Instances.Sum(instance => instance.AllocatedStorage ?? 0), 100_000),
            ("DBSecurityGroups", 0, 25),
            ("AuthorizationsPerDBSecurityGroup", 0, 20),
            ("DBParameterGroups", at.IsMain ? 12 : 3, 50),
            ("ManualSnapshots", rds.Snapshots.Count(snapshot => snapshot.Snapshot.SnapshotType == "manual"), 100),
            ("EventSubscriptions", at.IsMain ? 17 : 2, 20),
            ("DBSubnetGroups", 2, 50),
            ("OptionGroups", 1, 20),
            ("SubnetsPerDBSubnetGroup", 3, 20),
            ("ReadReplicasPerMaster", rds.Instances.Count(instance => instance.ReadReplicaSourceDBInstanceIdentifier is not null), 15),
            ("DBClusters", rds.Clusters.Count, 40),
            ("DBClusterParameterGroups", rds.Clusters.Count, 50),
            ("CustomEndpointsPerDBCluster", 0, 5),
            ("DBClusterRoles", 0, 5),
            ("ManualClusterSnapshots", rds.ClusterSnapshots.Count, 100),
        ];
        rds.Quotas.AddRange(quotas.Select(quota => new AccountQuota { AccountQuotaName = quota.Name, Used = quota.Used, Max = quota.Max }));
    }
}
