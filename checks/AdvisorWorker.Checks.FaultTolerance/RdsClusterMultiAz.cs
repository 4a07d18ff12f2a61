using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>DB clusters with instances in one zone.</summary>
public sealed class RdsClusterMultiAz : ICheck<DbCluster>
{
    public CheckDescriptor<DbCluster> Descriptor { get; } = new("rds-cluster-multi-az", "c18d2gz161", Pillar.FaultTolerance)
    {
        Title = "RDS DB Cluster has no Multi-AZ replication enabled",
        Why = "A cluster keeps its data in three zones, but without an instance in a second one nobody can reach it when the first fails.",
        Fix = "Add a reader in another Availability Zone.",
        Criteria = "Yellow: an Aurora or Multi-AZ DB cluster has no instances in a second Availability Zone. Clusters of Neptune and DocumentDB are not "
            + "counted.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
        Columns = Columns.ConfigRule<DbCluster>("rds-cluster-multi-az-enabled"),
    };

    public Verdict Evaluate(DbCluster resource, Moment at)
    {
        if (!DbEngine.IsRds(resource.Engine))
        {
            return Verdict.Skip;
        }

        return resource.IsMultiAz switch
        {
            null => DbCluster.Lacks("MultiAZ"),
            true => Verdict.Ok,
            false => Verdict.Warning("No instances in a second Availability Zone"),
        };
    }
}
