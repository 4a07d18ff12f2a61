using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>DB instances without automated backups.</summary>
public sealed class RdsBackups(RdsBackups.Settings settings) : ICheck<DbInstance>
{
    public sealed record Settings
    {
        /// <summary>Judge read replicas too, which start without backups of their own.</summary>
        public bool ReadReplicas { get; init; } = true;
    }

    public CheckDescriptor<DbInstance> Descriptor { get; } = new("rds-backups", "opQPADkZvH", Pillar.FaultTolerance)
    {
        Title = "Amazon RDS Backups",
        Why = "Without automated backups a database cannot be taken back to the moment before a mistake.",
        Fix = "Set a backup retention period of at least one day.",
        Criteria = "Red: the backup retention period is 0 days. Read replicas count like any instance unless the setting ReadReplicas is false. "
            + "Instances of Neptune and DocumentDB, which the RDS API lists too, are not counted.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html",
        Columns =
        [
            new("Region/AZ", instance => instance.Zone ?? instance.Region),
            new("DB Instance", instance => instance.Id),
            new("VPC ID", instance => instance.VpcId),
            new("Backup Retention Period", instance => instance.BackupRetentionDays),
            Columns.Status<DbInstance>(),
        ],
    };

    public Verdict Evaluate(DbInstance resource, Moment at)
    {
        if (!DbEngine.IsRds(resource.Engine) || (resource.ReplicaOf is not null && !settings.ReadReplicas))
        {
            return Verdict.Skip;
        }

        if (resource.BackupRetentionDays is not { } days)
        {
            return DbInstance.Lacks("BackupRetentionPeriod");
        }

        return days == 0 ? Verdict.Error("No automated backups: the retention period is 0 days") : Verdict.Ok;
    }
}
