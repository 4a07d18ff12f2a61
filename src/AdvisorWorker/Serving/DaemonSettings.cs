using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Schedule;

namespace AdvisorWorker.Serving;

/// <summary>The settings that may change while the daemon runs.</summary>
/// <param name="Catalog">The checks with their settings.</param>
/// <param name="Request">What a pass over all chosen checks is asked to do.</param>
/// <param name="Schedules">When which of them are run.</param>
/// <param name="RefreshInterval">How long after a refresh a check may be refreshed again on request.</param>
/// <param name="Accounts">The accounts; null for the caller's own.</param>
internal sealed record DaemonSettings(
    CheckCatalog Catalog, RunRequest Request, IReadOnlyList<PassSchedule> Schedules, TimeSpan RefreshInterval, AccountsSettings? Accounts)
{
    /// <summary>So many accounts are read side by side by one worker: each needs a place among the requests in flight.</summary>
    public int AtOnce { get; } = Math.Min(Accounts?.AtOnce ?? 1, Request.Politeness.InFlight);

    /// <summary>What the calls of all passes share.</summary>
    public CallTerms Terms { get; } = new(Request.Politeness, TimeProvider.System, Math.Min(Accounts?.AtOnce ?? 1, Request.Politeness.InFlight)) { NoPaidCalls = Request.NoPaidCalls };

    /// <summary>The checks that somebody asks for by the name of a schedule.</summary>
    public IReadOnlyList<CatalogCheck> ChecksOf(string schedule) =>
        schedule == RoundJob.AtStart ? Request.Checks : Schedules.FirstOrDefault(one => one.Name == schedule)?.Checks ?? [];
}
