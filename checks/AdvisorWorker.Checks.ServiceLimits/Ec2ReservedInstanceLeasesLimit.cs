using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>The monthly allowance for buying EC2 Reserved Instances. No API states it, so the limit is a setting.</summary>
public sealed class Ec2ReservedInstanceLeasesLimit(Ec2ReservedInstanceLeasesLimit.Settings settings) : ICheck<ReservedInstancePurchases>
{
    public sealed record Settings
    {
        /// <summary>What the account may buy a month for a Region, and likewise for a zone; not judged when not set. AWS gives new accounts 20.</summary>
        [Range(1, 1_000_000)]
        public int? LimitPerMonth { get; init; }

        /// <inheritdoc cref="LimitLevels.WarningPercent"/>
        [Range(1, 100)]
        public double WarningPercent { get; init; } = 80;

        /// <inheritdoc cref="LimitLevels.ErrorPercent"/>
        [Range(1, 100)]
        public double ErrorPercent { get; init; } = 100;
    }

    private readonly ServiceLimit<ReservedInstancePurchases> limit = new(
        new(
            "EC2",
            "AWS states this limit in no API: it is the setting LimitPerMonth (20 in a new account), and without it the check is not available. "
                + "Counted are the instances of reservations that started in the current month (UTC), for the Region or for its Availability Zone with the most.",
            "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-reserved-instances-limits.html")
        {
            // Nothing is read where nothing can be judged, since then no row is listed.
            Needs = settings.LimitPerMonth is null ? [] : [ReservedInstancePurchases.InstancesPart],
            ColumnNeeds = [ReservedInstancePurchases.InstancesPart],
        },
        new(
            "ec2-reserved-instance-leases-limit",
            "iH7PP0l7J9",
            "EC2 Reserved Instance Leases",
            "Reserved Instances - purchase limit (monthly)",
            purchases => settings.LimitPerMonth is { } most ? LimitUsage.Of(most, purchases.Instances) : Unstated),
        new() { WarningPercent = settings.WarningPercent, ErrorPercent = settings.ErrorPercent });

    private static Gap Unstated => new(GapReason.NotOffered, Detail: "AWS states this limit in no API: set LimitPerMonth to have it judged");

    public CheckDescriptor<ReservedInstancePurchases> Descriptor => limit.Descriptor;

    public Verdict Evaluate(ReservedInstancePurchases resource, Moment at) => limit.Evaluate(resource, at);
}
