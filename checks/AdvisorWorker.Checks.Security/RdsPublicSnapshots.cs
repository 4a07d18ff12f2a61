using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.Security;

/// <summary>Manual RDS snapshots that every AWS account may restore.</summary>
public sealed class RdsPublicSnapshots : ICheck<DbSnapshot>
{
    public CheckDescriptor<DbSnapshot> Descriptor { get; } = new("rds-public-snapshots", "rSs93HQwa1", Pillar.Security)
    {
        Title = "Amazon RDS Public Snapshots",
        Why = "Anybody with an AWS account can restore a public snapshot and read the whole database.",
        Fix = "Take \"all\" out of the snapshot's restore attribute and share it with the accounts that need it. Treat what was public as known.",
        Criteria = "Red: the restore attribute of a manual DB snapshot or DB cluster snapshot holds \"all\". Automated snapshots cannot be shared. "
            + "Snapshots of Neptune and DocumentDB clusters, which the RDS API lists too, are not counted.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
        Core = true,
        Columns =
        [
            Columns.Status<DbSnapshot>(),
            Columns.Region<DbSnapshot>(),
            new("DB Instance or Cluster ID", snapshot => snapshot.SourceId),
            new("Snapshot ID", snapshot => snapshot.Id),
        ],
        Needs = [DbSnapshot.RestorableByPart],
    };

    public Verdict Evaluate(DbSnapshot resource, Moment at)
    {
        if (!DbEngine.IsRds(resource.Engine))
        {
            return Verdict.Skip;
        }

        if (!resource.RestorableBy.TryRead(out var accounts, out var gap))
        {
            return gap;
        }

        return accounts.Contains("all") ? Verdict.Error("Every AWS account may restore it") : Verdict.Ok;
    }
}
