using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Tests;

/// <summary>Databases that no check objects to.</summary>
internal static class SomeDb
{
    public static DbInstance Instance { get; } = new(
        "orders-1", "eu-west-1", "arn:aws:rds:eu-west-1:123456789012:db:orders-1", "postgres", "db.r6g.large", "available")
    {
        Zone = "eu-west-1a",
        VpcId = "vpc-1",
        ClusterId = null,
        ReplicaOf = null,
        BackupRetentionDays = 7,
        IsMultiAz = true,
        AllocatedStorage = 100,
        IsPubliclyAccessible = false,
        AutoMinorVersionUpgrade = true,
        MonitoringInterval = 60,
        LicenseModel = "postgresql-license",
    };

    public static DbCluster Cluster { get; } = new("shop", "eu-west-1", "aurora-mysql")
    {
        IsMultiAz = true,
        DeletionProtection = true,
        BacktrackWindow = TimeSpan.FromHours(24),
    };

    public static DbInstance Member(string id, string zone, string cluster = "shop") =>
        Instance with { Id = id, Engine = "aurora-postgresql", ClusterId = cluster, Zone = zone, IsMultiAz = false };
}
