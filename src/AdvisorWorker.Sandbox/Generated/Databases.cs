using AdvisorWorker.Sandbox.Demo;

namespace AdvisorWorker.Sandbox.Generated;

/// <summary>A DB instance with its nightly snapshot.</summary>
internal static class Databases
{
    private const double Gib = 1L << 30;
    private const int AllocatedGib = 100;

    public static void Add(GeneratedRegion region)
    {
        var at = region.At;
        var id = region.Name("db");
        var isMultiAz = region.Happens(0.7);
        var engine = region.One("postgres", "mysql");
        region.Resources.Rds.Instances.Add(new()
        {
            DBInstanceIdentifier = id,
            DBInstanceArn = at.Arn("rds", $"db:{id}"),
            DbiResourceId = "db-" + region.Hex().ToUpperInvariant(),
            DBInstanceClass = Demo.Databases.Class,
            DBInstanceStatus = "available",
            Engine = engine,
            EngineVersion = engine == "mysql" ? "8.0.40" : "16.4",
            AvailabilityZone = at.Zone('a'),
            SecondaryAvailabilityZone = isMultiAz ? at.Zone('b') : null,
            MultiAZ = isMultiAz,
            BackupRetentionPeriod = region.Happens(0.05) ? 0 : 7,
            AllocatedStorage = AllocatedGib,
            StorageType = "gp3",
            StorageEncrypted = true,
            PubliclyAccessible = false,
            AutoMinorVersionUpgrade = !region.Happens(0.1),
            MonitoringInterval = region.One(0, 60),
            LicenseModel = "general-public-license",
            InstanceCreateTime = at.Ago(region.Between(60, 900)),
            MasterUsername = "shop",
            DeletionProtection = true,
            Endpoint = new() { Address = $"{id}.{at.Name}.rds.amazonaws.com", Port = engine == "mysql" ? 3306 : 5432 },
            DBSubnetGroup = new() { DBSubnetGroupName = "shop", VpcId = Network.VpcId(at, Network.Shop), SubnetGroupStatus = "Complete" },
            VpcSecurityGroups = [new() { VpcSecurityGroupId = SecurityGroups.Named(at, "database").GroupId, Status = "active" }],
        });
        region.Resources.Rds.Snapshots.Add((
            new()
            {
                DBSnapshotIdentifier = $"rds:{id}",
                DBSnapshotArn = at.Arn("rds", $"snapshot:rds:{id}"),
                DBInstanceIdentifier = id,
                Engine = engine,
                SnapshotType = "automated",
                Status = "available",
                AllocatedStorage = AllocatedGib,
                SnapshotCreateTime = at.Ago(1),
            },
            []));
        region.Metric("AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", id, region.Happens(0.04) ? 0 : 35);
        region.Metric("AWS/RDS", "FreeStorageSpace", "DBInstanceIdentifier", id, 60 * Gib);
        region.Metric("AWS/RDS", "DiskQueueDepth", "DBInstanceIdentifier", id, 0.3);
    }
}
