using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Databases that live in one Availability Zone.</summary>
public sealed class RdsMultiAz(RdsMultiAz.Settings settings) : ICheck<DbDeployment>
{
    public sealed record Settings
    {
        /// <summary>Judge SQL Server too. Trusted Advisor leaves it out, although RDS offers Multi-AZ for it today.</summary>
        public bool SqlServer { get; init; }

        /// <summary>Judge read replicas too.</summary>
        public bool ReadReplicas { get; init; } = true;
    }

    public CheckDescriptor<DbDeployment> Descriptor { get; } = new("rds-multi-az", "f2iK5R6Dep", Pillar.FaultTolerance)
    {
        Title = "Amazon RDS Multi-AZ",
        Why = "When its zone fails, a database without a standby elsewhere is down until the zone is back or a backup is restored.",
        Fix = "Turn the instance into a Multi-AZ deployment; give a cluster a reader in another zone.",
        Criteria = "Yellow: a DB instance without Multi-AZ; a cluster (Aurora or Multi-AZ DB cluster) whose members are all in one zone, as one row for the "
            + "cluster. SQL Server is not counted unless the setting SqlServer is true. Read replicas count like any instance unless the setting "
            + "ReadReplicas is false. Neptune and DocumentDB are not counted, nor is a cluster in one zone as long as a member has no zone yet.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
        Columns =
        [
            new("Region/AZ", deployment => deployment.Zones.IsEmpty ? deployment.Region : string.Join(", ", deployment.Zones)),
            new("DB Instance", deployment => deployment.Id),
            new("VPC ID", deployment => deployment.VpcId),
            new("Multi-AZ", deployment => deployment.IsMultiAz),
            Columns.Status<DbDeployment>(),
        ],
    };

    public Verdict Evaluate(DbDeployment resource, Moment at)
    {
        var engine = resource.Engine;
        if (!DbEngine.IsRds(engine) || (DbEngine.IsSqlServer(engine) && !settings.SqlServer) || (resource.IsReplica && !settings.ReadReplicas))
        {
            return Verdict.Skip;
        }

        return resource.IsMultiAz switch
        {
            true => Verdict.Ok,
            false => Verdict.Warning(resource.IsCluster ? "All members of the cluster are in one Availability Zone" : "Deployed in one Availability Zone"),
            null => resource.IsCluster ? Verdict.Skip : DbInstance.Lacks("MultiAZ"),
        };
    }
}
