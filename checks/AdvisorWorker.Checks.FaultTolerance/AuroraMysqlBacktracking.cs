using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Aurora MySQL clusters that cannot be wound back.</summary>
public sealed class AuroraMysqlBacktracking(AuroraMysqlBacktracking.Settings settings) : ICheck<DbCluster>
{
    public sealed record Settings
    {
        /// <summary>The window in hours that is asked for; any when not set.</summary>
        [Range(0.1, 72)]
        public double? BacktrackWindowInHours { get; init; }
    }

    public CheckDescriptor<DbCluster> Descriptor { get; } = new("aurora-mysql-backtracking", "c18d2gz131", Pillar.FaultTolerance)
    {
        Title = "Amazon Aurora MySQL cluster backtracking not enabled",
        Why = "Backtracking undoes a wrong statement within minutes; restoring a backup makes a new cluster and takes hours.",
        Fix = "Give the cluster a backtrack window; only new and restored clusters can get one.",
        Criteria = "Aurora MySQL clusters; others are not counted. Yellow: the backtrack window is 0, or another than the setting BacktrackWindowInHours "
            + "(not set: any window will do).",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html",
        Columns = Columns.ConfigRule<DbCluster>(
            "aurora-mysql-backtracking-enabled", settings.BacktrackWindowInHours is { } hours ? $"BacktrackWindowInHours: {hours}" : null),
    };

    public Verdict Evaluate(DbCluster resource, Moment at)
    {
        if (!DbEngine.IsAuroraMySql(resource.Engine))
        {
            return Verdict.Skip;
        }

        var window = resource.BacktrackWindow;
        return window == TimeSpan.Zero ? Verdict.Warning("Backtracking is off")
            : settings.BacktrackWindowInHours is { } hours && window != TimeSpan.FromHours(hours) ? Verdict.Warning($"Goes back {window.TotalHours:0.##} hours")
            : Verdict.Ok;
    }
}
