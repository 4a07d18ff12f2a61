using System.Globalization;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Checks.ServiceLimits;

/// <summary>Grades how much of one limit is in use. The families make one of it for each limit in their tables.</summary>
internal sealed class ServiceLimit<T>(LimitSource<T> source, Limit<T> limit, LimitLevels levels) : ICheck<T>
    where T : Resource
{
    public CheckDescriptor<T> Descriptor { get; } = new(limit.Id, limit.TrustedAdvisorId, Pillar.ServiceLimits)
    {
        Title = limit.Title,
        Why = "A limit that is used up refuses the next resource, and mostly that is noticed during a deployment or while scaling out.",
        Fix = "Ask for an increase in Service Quotas or by a support case, or delete what nobody uses any more.",
        Criteria = "Yellow: 80 % of the limit or more are in use (setting WarningPercent). Red: 100 % or more (setting ErrorPercent). "
            + "Green: less, nothing in use, or a limit that AWS states as unlimited. Not available where the limit or the usage could not be read. " + source.Origin,
        Link = source.Link,
        Core = true,
        Granularity = source.Granularity,
        ListsPassing = true,
        Needs = source.Needs.AddRange(limit.Needs),
        ColumnNeeds = source.ColumnNeeds,
        Columns =
        [
            Columns.Region<T>(),
            new("Service", _ => source.Service),
            new("Limit Name", record => limit.NameOf(record)),
            new("Limit Amount", record => Cell(limit.Usage(record), usage => usage.Limit)),
            new("Current Usage", record => Cell(limit.Usage(record), usage => usage.Used)),
            Columns.Status<T>(),
        ],
    };

    public Verdict Evaluate(T resource, Moment at)
    {
        if (!limit.Usage(resource).TryRead(out var usage, out var gap))
        {
            return gap;
        }

        var reason = Reason(limit.NameOf(resource), usage);
        return usage.Reaches(levels.ErrorPercent) ? Verdict.Error(reason)
            : usage.Reaches(levels.WarningPercent) ? Verdict.Warning(reason)
            : Verdict.Fine(reason);
    }

    private static string Reason(string name, LimitUsage usage) => usage.IsUnlimited
        ? string.Create(CultureInfo.InvariantCulture, $"{name}: {usage.Used:0.##} in use, no limit")
        : string.Create(CultureInfo.InvariantCulture, $"{name}: {usage.Used:0.##} of {usage.Limit:0.##} in use");

    private static double? Cell(Part<LimitUsage> part, Func<LimitUsage, double> number) => part.TryRead(out var usage, out _) ? number(usage) : null;
}
