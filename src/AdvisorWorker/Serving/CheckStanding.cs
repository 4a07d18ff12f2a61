using AdvisorWorker.Engine.Record;

namespace AdvisorWorker.Serving;

/// <summary>What one check said last of one account, in numbers.</summary>
/// <param name="Account">The account.</param>
/// <param name="Check">The check's id.</param>
/// <param name="Pillar">Its pillar.</param>
/// <param name="Findings">Rows that are red or yellow and not silenced, by status.</param>
/// <param name="Units">Its Regions, by status.</param>
internal sealed record CheckStanding(
    string Account, string Check, Pillar Pillar, IReadOnlyDictionary<CheckStatus, int> Findings, IReadOnlyDictionary<CheckStatus, int> Units)
{
    /// <summary>Of every check of a run.</summary>
    public static IReadOnlyList<CheckStanding> Of(RunReport report)
    {
        var units = report.Evaluated.ToLookup(unit => (unit.Account, unit.CheckId));
        return [.. report.Checks.Select(result => Of(result, [.. units[(result.Account, result.Check.Id)]]))];
    }

    private static CheckStanding Of(CheckResult result, IReadOnlyList<Evaluated> units)
    {
        var worst = result.Items.Where(item => item.IsFinding).GroupBy(item => item.Scope).ToDictionary(scope => scope.Key, scope => scope.Any(item => item.Status == CheckStatus.Error) ? CheckStatus.Error : CheckStatus.Warning);
        return new(
            result.Account,
            result.Check.Id,
            result.Check.Pillar,
            Count(result.Items.Where(item => item.IsFinding).Select(item => item.Status)),
            Count(units.Select(unit => worst.TryGetValue(unit.Scope, out var found) ? found : unit.Complete ? CheckStatus.Ok : CheckStatus.NotAvailable)));
    }

    private static Dictionary<CheckStatus, int> Count(IEnumerable<CheckStatus> all) => all.GroupBy(status => status).ToDictionary(same => same.Key, same => same.Count());
}
