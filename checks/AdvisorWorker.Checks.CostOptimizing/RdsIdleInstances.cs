using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.CloudWatch;
using AdvisorWorker.Resources.Rds;

namespace AdvisorWorker.Checks.CostOptimizing;

/// <summary>DB instances that nobody connects to.</summary>
public sealed class RdsIdleInstances(RdsIdleInstances.Settings settings) : ICheck<DbInstance>
{
    public sealed record Settings
    {
        /// <summary>Whole days without a connection that make an instance idle.</summary>
        [Range(1, 14)]
        public int IdleDays { get; init; } = 7;
    }

    public CheckDescriptor<DbInstance> Descriptor { get; } = new("rds-idle-instances", "Ti39halfu8", Pillar.CostOptimizing)
    {
        Title = "Amazon RDS idle DB instances",
        Why = "A database that nobody connects to costs as much as a busy one.",
        Fix = "Take a final snapshot and delete the instance, or stop it until it is needed.",
        Criteria = "Yellow: an available instance without a connection on each of the last 7 whole UTC days (setting IdleDays, up to 14). A day without a "
            + "data point is not an idle day, so an instance is not judged before it has been there for as long. Instances that are not available, and "
            + "those of Neptune and DocumentDB, are not counted. The saving is the price of 730 hours, without storage.",
        Link = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html",
        Columns =
        [
            Columns.Region<DbInstance>(),
            new("DB Instance Name", instance => instance.Id),
            new("Multi-AZ", instance => instance.IsMultiAz),
            new("Instance Type", instance => instance.Class),
            new("Storage Provisioned (GB)", instance => instance.AllocatedStorage),
            new("Days Since Last Connection", instance => instance.Connections.OrDefault() is { } days ? Shown(IdleDays(days)) : null),
            Columns.Savings<DbInstance>("Estimated Monthly Savings (On Demand)"),
        ],
        Needs = [DbInstance.ConnectionsPart],
        ColumnNeeds = [DbInstance.HourlyPricePart],
    };

    public Verdict Evaluate(DbInstance resource, Moment at)
    {
        if (!resource.IsAvailable || !DbEngine.IsRds(resource.Engine))
        {
            return Verdict.Skip;
        }

        if (!resource.Connections.TryRead(out var connections, out var gap))
        {
            return gap;
        }

        return IdleDays(connections) is var days && days >= settings.IdleDays ? Verdict.Warning($"No connection for {Shown(days)} days") : Verdict.Ok;
    }

    public Money? Savings(DbInstance resource, Verdict verdict) =>
        resource.HourlyPrice.OrDefault() is { } price ? price with { Amount = price.Amount * 730 } : null;

    private static int IdleDays(DailySeries connections)
    {
        var days = 0;
        while (days < connections.Length && connections[connections.Length - 1 - days] == 0)
        {
            days++;
        }

        return days;
    }

    // Nobody looks further back.
    private static string Shown(int days) => days >= 14 ? "14+" : $"{days}";
}
