using AdvisorWorker.Events;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AdvisorWorker.Engine.Publish;

/// <summary>Turns a run event into CloudWatch metrics, with Trusted Advisor's names of metrics and dimensions and the account as one more.</summary>
internal static class RunMetrics
{
    private const int MostCharacters = 1024; // of a dimension's value

    /// <summary>The metrics of the groups asked for.</summary>
    public static IEnumerable<MetricDatum> Of(RunEvent run, MetricGroups groups)
    {
        var at = run.FinishedAt.UtcDateTime;
        var checks = run.CheckSummaries ?? [];
        if (groups.HasFlag(MetricGroups.Categories))
        {
            foreach (var category in checks.GroupBy(check => (check.AccountId, check.Pillar)))
            {
                foreach (var (name, status) in ((string, string)[])[("GreenChecks", EventStatus.Ok), ("YellowChecks", EventStatus.Warn), ("RedChecks", EventStatus.Error)])
                {
                    yield return Datum(name, category.Count(check => check.Status == status), at, ("AccountId", category.Key.AccountId), ("Category", category.Key.Pillar));
                }
            }
        }

        // A check that could not be judged has no points: zero would say that nothing is wrong.
        foreach (var check in groups.HasFlag(MetricGroups.Checks) ? checks.Where(check => check.Status != EventStatus.Info) : [])
        {
            yield return Datum("RedResources", check.Red, at, ("AccountId", check.AccountId), ("CheckName", check.CheckName));
            yield return Datum("YellowResources", check.Yellow, at, ("AccountId", check.AccountId), ("CheckName", check.CheckName));
        }

        foreach (var limit in groups.HasFlag(MetricGroups.Limits) ? run.Limits ?? [] : [])
        {
            yield return Datum("ServiceLimitUsage", limit.Used, at, ("AccountId", limit.AccountId), ("Region", limit.Region), ("ServiceName", limit.Service), ("ServiceLimit", limit.Limit));
        }

        if (groups.HasFlag(MetricGroups.Savings) && run is { MonthlySavings: { } savings, Currency: { } currency })
        {
            yield return Datum("EstimatedMonthlySavings", (double)savings, at, ("AccountId", run.AccountIds is [var only] ? only : "all"), ("Currency", currency));
        }
    }

    /// <summary>What CloudWatch takes as a dimension's value: printable ASCII that is not blank and does not start with a colon.</summary>
    internal static string Clean(string value)
    {
        var clean = string.Concat(value.Take(MostCharacters).Select(c => c is >= ' ' and <= '~' ? c : '?')).Trim();
        return clean switch
        {
            "" => "-",
            [':', ..] => $"_{clean[1..]}",
            _ => clean,
        };
    }

    private static MetricDatum Datum(string name, double value, DateTime at, params (string Name, string Value)[] dimensions) => new()
    {
        MetricName = name,
        Value = value,
        Timestamp = at,
        Unit = name == "ServiceLimitUsage" || name == "EstimatedMonthlySavings" ? StandardUnit.None : StandardUnit.Count,
        Dimensions = [.. dimensions.Select(dimension => new Dimension { Name = dimension.Name, Value = Clean(dimension.Value) })],
    };
}
