using Amazon.RDS.Model;

namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Databases with and without backups, standbys, room and callers.</summary>
internal static class Databases
{
    public const string Class = "db.m6g.large";

    private const int AllocatedGib = 200;
    private const double Gib = 1L << 30;

    public static void AddTo(DemoRegion at)
    {
        var shop = Instance(at, Shop(at), "postgres", 'a', backupDays: 14, isMultiAz: true);
        shop.MonitoringInterval = 60;
        Metrics(at, shop, connections: 140, freeGib: 120, queue: 0.4);

        var inventory = Instance(at, Inventory(at), "mysql", 'b', backupDays: 7);
        inventory.PubliclyAccessible = true;
        inventory.AutoMinorVersionUpgrade = false;
        Metrics(at, inventory, connections: 60, freeGib: 14, queue: 13);

        // Made for a demonstration, and never asked since.
        Metrics(at, Instance(at, at.IsMain ? "loyalty-prototype" : "gdpr-export", "postgres", 'a', backupDays: 0), connections: 0, freeGib: 190, queue: 0);
        Metrics(at, Instance(at, "erp", "sqlserver-se", 'c', backupDays: 35), connections: 22, freeGib: 33, queue: 7);
        Replica(at, "shop-replica", lagSeconds: 0.3);
        Replica(at, "shop-analytics", lagSeconds: at.IsMain ? 340 : 25);

        Cluster(at, "recommendations", "aurora-postgresql", "ab", isProtected: true);
        Cluster(at, "sessions", "aurora-mysql", "cc", isProtected: false, areAllPrivate: false);
        Cluster(at, "baskets", "aurora-mysql", "ac", isProtected: true).BacktrackWindow = 86_400;
        Cluster(at, "articles", "docdb", "a", isProtected: false);
        Cluster(at, "reviews", "docdb", "abc", isProtected: true);
        DatabaseSnapshots.AddTo(at);
        Quotas(at);
    }

    public static string Shop(DemoRegion at) => at.IsMain ? "shop" : "shop-eu";

    public static string Inventory(DemoRegion at) => at.IsMain ? "inventory" : "tax";

    private static DBInstance Instance(DemoRegion at, string id, string engine, char zone, int backupDays, bool isMultiAz = false, string? cluster = null)
    {
        var instance = new DBInstance
        {
            DBInstanceIdentifier = id,
            DBInstanceArn = at.Arn("rds", $"db:{id}"),
            DbiResourceId = "db-" + at.Hash("db/" + id, 26).ToUpperInvariant(),
            DBInstanceClass = Class,
            DBInstanceStatus = "available",
            Engine = engine,
            EngineVersion = engine switch { "mysql" => "8.0.40", "postgres" => "16.4", _ => "1" },
            AvailabilityZone = at.Zone(zone),
            SecondaryAvailabilityZone = isMultiAz ? at.Zone(zone == 'a' ? 'b' : 'a') : null,
            MultiAZ = isMultiAz,
            DBClusterIdentifier = cluster,
            BackupRetentionPeriod = backupDays,
            AllocatedStorage = cluster is null ? AllocatedGib : 1,
            StorageType = cluster is null ? "gp3" : "aurora",
            StorageEncrypted = true,
            PubliclyAccessible = false,
            AutoMinorVersionUpgrade = true,
            MonitoringInterval = 0,
            LicenseModel = engine == "sqlserver-se" ? "license-included" : "general-public-license",
            InstanceCreateTime = at.Ago(900),
            MasterUsername = "shop",
            DeletionProtection = backupDays > 7,
            Endpoint = new() { Address = $"{id}.{at.Hash("endpoint", 12)}.{at.Name}.rds.amazonaws.com", Port = engine == "mysql" ? 3306 : 5432 },
            DBSubnetGroup = new() { DBSubnetGroupName = "shop", VpcId = Network.VpcId(at, Network.Shop), SubnetGroupStatus = "Complete" },
            VpcSecurityGroups = [new() { VpcSecurityGroupId = SecurityGroups.Named(at, "database").GroupId, Status = "active" }],
            TagList = [new() { Key = "team", Value = "data" }, new() { Key = "owner", Value = backupDays == 0 ? HostileNames.JsonBreaker : "data@fernweh.example" }],
        };
        at.Resources.Rds.Instances.Add(instance);
        return instance;
    }

    private static void Metrics(DemoRegion at, DBInstance instance, double connections, double freeGib, double queue)
    {
        var id = instance.DBInstanceIdentifier!;
        at.Metric("AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", id, _ => connections);
        at.Metric("AWS/RDS", "FreeStorageSpace", "DBInstanceIdentifier", id, _ => freeGib * Gib);
        at.Metric("AWS/RDS", "DiskQueueDepth", "DBInstanceIdentifier", id, _ => queue);
    }

    private static void Replica(DemoRegion at, string id, double lagSeconds)
    {
        var replica = Instance(at, id, "postgres", 'b', backupDays: 0);
        replica.ReadReplicaSourceDBInstanceIdentifier = Shop(at);
        Metrics(at, replica, connections: 12, freeGib: 118, queue: 0.2);
        at.Metric("AWS/RDS", "ReplicaLag", "DBInstanceIdentifier", id, _ => lagSeconds);
    }

    private static DBCluster Cluster(DemoRegion at, string id, string engine, string zones, bool isProtected, bool areAllPrivate = true)
    {
        var members = zones.Select((zone, i) => Instance(at, $"{id}-{i + 1}", engine, zone, backupDays: 7, cluster: id)).ToList();
        members[^1].PubliclyAccessible = !areAllPrivate;
        members.ForEach(member => Metrics(at, member, connections: 30, freeGib: 40, queue: 0.1));
        var cluster = new DBCluster
        {
            DBClusterIdentifier = id,
            DBClusterArn = at.Arn("rds", $"cluster:{id}"),
            Engine = engine,
            Status = "available",
            AvailabilityZones = [.. "abc".Select(at.Zone)],
            BackupRetentionPeriod = 7,
            MultiAZ = zones.Distinct().Count() > 1,
            DeletionProtection = isProtected,
            DBSubnetGroup = "shop",
            ClusterCreateTime = at.Ago(500),
            DBClusterMembers = [.. members.Select((member, i) => new DBClusterMember { DBInstanceIdentifier = member.DBInstanceIdentifier, IsClusterWriter = i == 0 })],
        };
        at.Resources.Rds.Clusters.Add(cluster);
        return cluster;
    }

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
