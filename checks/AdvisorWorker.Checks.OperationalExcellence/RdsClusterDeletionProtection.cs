using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.OperationalExcellence;

/// <summary>DB clusters that one call deletes.</summary>
public sealed class RdsClusterDeletionProtection : ICheck<DbCluster>
{
    public CheckDescriptor<DbCluster> Descriptor { get; } = new("rds-cluster-deletion-protection", "c18d2gz160", Pillar.OperationalExcellence)
    {
        Title = "RDS DB Cluster Deletion Protection Check",
        Why = "A cluster deleted by mistake takes its automated backups along.",
        Fix = "Switch deletion protection on.",
        Criteria = "Yellow: deletion protection of an Aurora or Multi-AZ DB cluster is off. Clusters of Neptune and DocumentDB are not counted.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html",
        Columns = Columns.ConfigRule<DbCluster>("rds-cluster-deletion-protection-enabled"),
    };

    public Verdict Evaluate(DbCluster resource, Moment at)
    {
        if (!DbEngine.IsRds(resource.Engine))
        {
            return Verdict.Skip;
        }

        return resource.DeletionProtection switch
        {
            null => DbCluster.Lacks("DeletionProtection"),
            true => Verdict.Ok,
            false => Verdict.Warning("Deletion protection is off"),
        };
    }
}
