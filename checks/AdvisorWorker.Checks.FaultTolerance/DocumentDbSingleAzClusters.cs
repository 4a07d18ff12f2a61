using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>DocumentDB clusters with instances in few zones.</summary>
public sealed class DocumentDbSingleAzClusters(DocumentDbSingleAzClusters.Settings settings) : ICheck<DbDeployment>
{
    public sealed record Settings
    {
        /// <summary>Fewer zones are too few.</summary>
        [Range(1, 6)]
        public int MinAvailabilityZones { get; init; } = 3;
    }

    public CheckDescriptor<DbDeployment> Descriptor { get; } = new("document-db-single-az-clusters", "c15vnddn2x", Pillar.FaultTolerance)
    {
        Title = "Amazon DocumentDB Single AZ Clusters",
        Why = "The data lies in three zones, but only instances can answer for it.",
        Fix = "Add instances in other Availability Zones.",
        Criteria = "DocumentDB clusters. Yellow: instances in fewer than three Availability Zones (setting MinAvailabilityZones). Green: in three. "
            + "Not counted: clusters without instances, and those with too few zones as long as an instance has no zone yet.",
        Link = "https://docs.aws.amazon.com/documentdb/latest/developerguide/replication.html",
        ListsPassing = true,
        Columns =
        [
            Columns.Status<DbDeployment>(),
            Columns.Region<DbDeployment>(),
            new("Availability Zone", cluster => string.Join(", ", cluster.Zones)),
            new("DB Cluster Identifier", cluster => cluster.Id),
            new("DB Cluster ARN", cluster => cluster.DeploymentArn),
            Columns.LastUpdated<DbDeployment>(),
        ],
    };

    public Verdict Evaluate(DbDeployment resource, Moment at)
    {
        if (!resource.IsCluster || !DbEngine.IsDocumentDb(resource.Engine))
        {
            return Verdict.Skip;
        }

        var zones = resource.Zones.Length;
        return zones >= settings.MinAvailabilityZones ? Verdict.Fine($"Has instances in {zones} Availability Zones")
            : resource.KnowsAllZones ? Verdict.Warning($"Has instances in {zones} of {settings.MinAvailabilityZones} Availability Zones")
            : Verdict.Skip;
    }
}
