using System.ComponentModel.DataAnnotations;
using AdvisorWorker.Engine.Record.Store;

namespace AdvisorWorker.Options;

/// <summary>How long the store remembers; the settings section <c>Retention</c>.</summary>
internal sealed record RetentionSettings
{
    /// <summary>So many days after their end, runs, resolved items and delivered events are forgotten.</summary>
    [Range(1, 36_500)]
    public int Days { get; init; } = Retention.UsualDays;
}
