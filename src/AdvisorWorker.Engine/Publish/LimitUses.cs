using System.Globalization;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Reads from the rows of the service limits' checks how much of each limit is in use.</summary>
internal static class LimitUses
{
    /// <summary>The fullest first; a limit of which nothing is in use is left out, as it says nothing and would cost a metric.</summary>
    public static IReadOnlyList<LimitUse> Of(RunReport report) =>
    [
        .. report.Checks
            .Where(check => check.Check.Pillar == Pillar.ServiceLimits)
            .SelectMany(check => check.Items)
            .Select(Read)
            .OfType<LimitUse>()
            .OrderByDescending(use => use.Used).ThenBy(use => use.Region, StringComparer.Ordinal).ThenBy(use => use.Service, StringComparer.Ordinal).ThenBy(use => use.Limit, StringComparer.Ordinal)
            .Take(RunEvent.MaxLimits),
    ];

    // Trusted Advisor's own headings, which every limit's check has.
    private static LimitUse? Read(Item item) =>
        Number(item, "Limit Amount") is { } limit and > 0 && Number(item, "Current Usage") is { } used and > 0
        && Cell(item, "Service") is { } service && Cell(item, "Limit Name") is { } name
            ? new() { AccountId = item.Account, Region = item.Region, Service = service, Limit = name, Used = Math.Round(used / limit, 4) }
            : null;

    private static double? Number(Item item, string heading) =>
        double.TryParse(Cell(item, heading), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string? Cell(Item item, string heading) => item.Columns.FirstOrDefault(column => column.Key == heading).Value;
}
