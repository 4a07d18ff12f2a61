using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.FaultTolerance;

/// <summary>DB instances whose storage fills up.</summary>
public sealed class RdsFreeStorageSpace(RdsFreeStorageSpace.Settings settings) : ICheck<DbInstance>
{
    public sealed record Settings
    {
        /// <summary>This share or less is yellow.</summary>
        [Range(0.0, 1.0)]
        public double WarnAt { get; init; } = 0.2;

        /// <summary>Less than this share is red.</summary>
        [Range(0.0, 1.0)]
        public double ErrorBelow { get; init; } = 0.1;
    }

    private const double MiB = 1024 * 1024;

    public CheckDescriptor<DbInstance> Descriptor { get; } = new("rds-free-storage-space", "Cmsvnj8db2", Pillar.FaultTolerance)
    {
        Title = "Amazon RDS FreeStorageSpace",
        Why = "A database without free storage stops.",
        Fix = "Allocate more storage or switch storage autoscaling on, and delete what is not needed.",
        Criteria = "RDS without Aurora. Red: the least free storage of the last whole UTC day is below 10% of the allocated storage (setting ErrorBelow). "
            + "Yellow: 20% or less (setting WarnAt). Green: above. Instances without a data point are not counted. Trusted Advisor does not say which "
            + "window it takes.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html",
        ListsPassing = true,
        Columns =
        [
            Columns.Status<DbInstance>(),
            Columns.Region<DbInstance>(),
            new("DB Instance ARN", instance => instance.InstanceArn),
            new("FreeStorageSpace Metric (MB)", instance => Free(instance) / MiB),
            new("DB Instance Allocated Storage (MB)", instance => instance.AllocatedStorage * 1024),
            new("DB Instance Storage Used Percent", instance => (1 - FreeShare(instance)) * 100),
        ],
        Needs = [DbInstance.FreeStoragePart],
    };

    public Verdict Evaluate(DbInstance resource, Moment at)
    {
        if (!resource.HasOwnStorage)
        {
            return Verdict.Skip;
        }

        if (!resource.FreeStorage.TryRead(out var day, out var gap))
        {
            return gap;
        }

        if (day.Known == 0)
        {
            return Verdict.Skip;
        }

        if (FreeShare(resource) is not { } free)
        {
            return DbInstance.Lacks("AllocatedStorage");
        }

        var reason = $"{free * 100:0.#}% of the storage is free";
        return free < settings.ErrorBelow ? Verdict.Error(reason) : free <= settings.WarnAt ? Verdict.Warning(reason) : Verdict.Fine(reason);
    }

    private static double? Free(DbInstance instance) => instance.FreeStorage.OrDefault()?[0];

    private static double? FreeShare(DbInstance instance) => instance.AllocatedStorage > 0 ? Free(instance) / (instance.AllocatedStorage * 1024d * MiB) : null;
}
