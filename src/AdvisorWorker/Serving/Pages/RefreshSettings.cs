using System.ComponentModel.DataAnnotations;

namespace AdvisorWorker.Serving;

/// <summary>Refreshes on request; the settings section <c>Refresh</c>.</summary>
internal sealed record RefreshSettings
{
    /// <summary>So many seconds after a refresh a check may be refreshed again on request; Trusted Advisor's own are five minutes and longer.</summary>
    [Range(0, 86_400)]
    public int MinimumSeconds { get; init; } = 300;
}
