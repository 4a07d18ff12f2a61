using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Schedule;

namespace AdvisorWorker.Serving;

/// <summary>The settings that may change while the daemon runs.</summary>
/// <param name="Catalog">The checks with their settings.</param>
/// <param name="Request">What a pass over all chosen checks is asked to do.</param>
/// <param name="Schedules">When which of them are run.</param>
/// <param name="RefreshInterval">How long after a refresh a check may be refreshed again on request.</param>
internal sealed record DaemonSettings(CheckCatalog Catalog, RunRequest Request, IReadOnlyList<PassSchedule> Schedules, TimeSpan RefreshInterval);
