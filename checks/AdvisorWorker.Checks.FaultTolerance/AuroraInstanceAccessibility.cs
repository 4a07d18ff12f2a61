using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Aurora clusters that clients cannot follow to the new writer.</summary>
public sealed class AuroraInstanceAccessibility : ICheck<DbDeployment>
{
    public CheckDescriptor<DbDeployment> Descriptor { get; } = new("aurora-instance-accessibility", "xuy7H1avtl", Pillar.FaultTolerance)
    {
        Title = "Amazon Aurora DB Instance Accessibility",
        Why = "After a failover the writer is another instance: clients that reached a public one cannot reach a private one.",
        Fix = "Make all instances of the cluster private, or all public.",
        Criteria = "Aurora clusters, by their instances. Yellow: some are publicly accessible and some are not.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
        Columns =
        [
            Columns.Status<DbDeployment>(),
            Columns.Region<DbDeployment>(),
            new("Cluster", cluster => cluster.Id),
            new("Public DB Instances", cluster => Names(cluster, true)),
            new("Private DB Instances", cluster => Names(cluster, false)),
            Columns.Reason<DbDeployment>(),
        ],
    };

    public Verdict Evaluate(DbDeployment resource, Moment at)
    {
        if (!resource.IsCluster || !DbEngine.IsAurora(resource.Engine))
        {
            return Verdict.Skip;
        }

        var access = resource.Members.Select(member => member.IsPubliclyAccessible).ToHashSet();
        return access.Contains(true) && access.Contains(false) ? Verdict.Warning("Has public and private instances")
            : access.Contains(null) ? DbInstance.Lacks("PubliclyAccessible")
            : resource.IsWhole ? Verdict.Ok
            : Verdict.Skip;
    }

    private static string Names(DbDeployment cluster, bool isPublic) =>
        string.Join(", ", cluster.Members.Where(member => member.IsPubliclyAccessible == isPublic).Select(member => member.Id));
}
