using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>Read replicas that fall behind.</summary>
public sealed class RdsReplicaLag(RdsReplicaLag.Settings settings) : ICheck<DbInstance>
{
    public sealed record Settings
    {
        /// <summary>More seconds are yellow.</summary>
        [Range(0, 604_800)]
        public int WarnAboveSeconds { get; init; } = 10;

        /// <summary>More seconds are red.</summary>
        [Range(0, 604_800)]
        public int ErrorAboveSeconds { get; init; } = 60;
    }

    public CheckDescriptor<DbInstance> Descriptor { get; } = new("rds-replica-lag", "Cmsvnj8db1", Pillar.FaultTolerance)
    {
        Title = "Amazon RDS ReplicaLag",
        Why = "A replica that is behind answers with old data, and loses the newest when it has to take over.",
        Fix = "Look for long transactions and missing keys, or give the replica a larger class.",
        Criteria = "Read replicas; others are not counted. Red: the lag was above 60 seconds (setting ErrorAboveSeconds) at least once in the last 7 whole "
            + "UTC days. Yellow: above 10 seconds (setting WarnAboveSeconds). Replicas without a data point are not counted.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Monitoring.html",
        ListsPassing = true,
        Columns =
        [
            Columns.Status<DbInstance>(),
            Columns.Region<DbInstance>(),
            new("DB Instance ARN", instance => instance.InstanceArn),
            new("ReplicaLag Metric", instance => instance.ReplicaLag.OrDefault() is { Known: > 0 } lag ? (double?)lag.Max(double.NegativeInfinity) : null),
        ],
        Needs = [DbInstance.ReplicaLagPart],
    };

    public Verdict Evaluate(DbInstance resource, Moment at)
    {
        if (resource.ReplicaOf is null || !DbEngine.IsRds(resource.Engine))
        {
            return Verdict.Skip;
        }

        if (!resource.ReplicaLag.TryRead(out var days, out var gap))
        {
            return gap;
        }

        if (days.Known == 0)
        {
            return Verdict.Skip;
        }

        var lag = days.Max(double.NegativeInfinity);
        var reason = $"Up to {lag:0.##} seconds behind in the last 7 days";
        return lag > settings.ErrorAboveSeconds ? Verdict.Error(reason) : lag > settings.WarnAboveSeconds ? Verdict.Warning(reason) : Verdict.Fine(reason);
    }
}
