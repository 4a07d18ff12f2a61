using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>DB instances that tell nothing about their operating system.</summary>
public sealed class RdsEnhancedMonitoring(RdsEnhancedMonitoring.Settings settings) : ICheck<DbInstance>
{
    public sealed record Settings
    {
        /// <summary>The interval in seconds that is asked for: 1, 5, 10, 15, 30 or 60; any when not set.</summary>
        [Range(1, 60)]
        public int? MonitoringInterval { get; init; }
    }

    public CheckDescriptor<DbInstance> Descriptor { get; } = new("rds-enhanced-monitoring", "c18d2gz158", Pillar.FaultTolerance)
    {
        Title = "Amazon RDS DB Instance Enhanced Monitoring not enabled",
        Why = "What processes and memory did when the database stood still is only seen with Enhanced Monitoring.",
        Fix = "Switch Enhanced Monitoring on.",
        Criteria = "Yellow: the monitoring interval is 0, or another than the setting MonitoringInterval (not set: any interval will do). "
            + "Instances of Neptune and DocumentDB are not counted.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html",
        Columns = Columns.ConfigRule<DbInstance>(
            "rds-enhanced-monitoring-enabled", settings.MonitoringInterval is { } interval ? $"monitoringInterval: {interval}" : null),
    };

    public Verdict Evaluate(DbInstance resource, Moment at)
    {
        if (!DbEngine.IsRds(resource.Engine))
        {
            return Verdict.Skip;
        }

        return resource.MonitoringInterval switch
        {
            null => DbInstance.Lacks("MonitoringInterval"),
            0 => Verdict.Warning("Enhanced Monitoring is off"),
            var interval when settings.MonitoringInterval is { } wanted && interval != wanted => Verdict.Warning($"Monitored every {interval} seconds"),
            _ => Verdict.Ok,
        };
    }
}
