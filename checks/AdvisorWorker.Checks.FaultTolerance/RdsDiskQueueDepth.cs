using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>DB instances that wait for their disks.</summary>
public sealed class RdsDiskQueueDepth(RdsDiskQueueDepth.Settings settings) : ICheck<DbInstance>
{
    public sealed record Settings
    {
        /// <summary>A deeper queue is yellow.</summary>
        [Range(0.0, 10_000.0)]
        public double WarnAbove { get; init; } = 5;

        /// <summary>A deeper queue is red.</summary>
        [Range(0.0, 10_000.0)]
        public double ErrorAbove { get; init; } = 10;
    }

    public CheckDescriptor<DbInstance> Descriptor { get; } = new("rds-disk-queue-depth", "Cmsvnj8db3", Pillar.FaultTolerance)
    {
        Title = "Amazon RDS DiskQueueDepth",
        Why = "Requests that queue for the disk make every query slow, and writes pile up.",
        Fix = "Move to storage with more IOPS, or find the queries that read too much.",
        Criteria = "RDS without Aurora. Red: the average disk queue depth of the last whole UTC day is above 10 (setting ErrorAbove). Yellow: above 5 "
            + "(setting WarnAbove). Green: 5 or less. Instances without a data point are not counted. Trusted Advisor does not say which statistic and "
            + "window it takes.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html",
        ListsPassing = true,
        Columns =
        [
            Columns.Status<DbInstance>(),
            Columns.Region<DbInstance>(),
            new("DB Instance ARN", instance => instance.InstanceArn),
            new("DiskQueueDepth Metric", instance => instance.DiskQueueDepth.OrDefault()?.Average),
        ],
        Needs = [DbInstance.DiskQueueDepthPart],
    };

    public Verdict Evaluate(DbInstance resource, Moment at)
    {
        if (!resource.HasOwnStorage)
        {
            return Verdict.Skip;
        }

        if (!resource.DiskQueueDepth.TryRead(out var day, out var gap))
        {
            return gap;
        }

        if (day.Average is not { } depth)
        {
            return Verdict.Skip;
        }

        var reason = $"{depth:0.##} requests waited for the disk";
        return depth > settings.ErrorAbove ? Verdict.Error(reason) : depth > settings.WarnAbove ? Verdict.Warning(reason) : Verdict.Fine(reason);
    }
}
