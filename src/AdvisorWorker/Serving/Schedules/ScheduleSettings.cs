using System.ComponentModel.DataAnnotations;

namespace AdvisorWorker.Serving;

/// <summary>One entry of the settings list <c>Schedules</c>.</summary>
internal sealed record ScheduleSettings
{
    /// <summary>What logs and metrics call it: small letters, digits and hyphens.</summary>
    [Required, RegularExpression("[a-z][a-z0-9-]{0,39}", ErrorMessage = "Name must be small letters, digits and hyphens, 40 at the most, a letter first.")]
    public string Name { get; init; } = "";

    /// <summary>When it is due, as a Quartz cron expression: seconds, minutes, hours, day of month, month, day of week.</summary>
    [Required]
    public string Cron { get; init; } = "";

    /// <summary>The IANA time zone of the expression, such as Europe/Berlin.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The checks, by our id or Trusted Advisor's; all that were chosen when left out.</summary>
    public string[]? Checks { get; init; }

    /// <summary>The pillars; all when left out.</summary>
    public string[]? Pillars { get; init; }

    /// <summary>Of the accounts of --accounts, those with these ids or names; all when left out.</summary>
    public string[]? Accounts { get; init; }

    /// <summary>What becomes of passes that were missed: made up for once (fire-once), or left out (skip).</summary>
    public string Misfire { get; init; } = "fire-once";

    /// <summary>Each pass is put off by a random time up to this, so that many workers do not begin at once.</summary>
    [Range(0, 3600)]
    public int JitterSeconds { get; init; }
}
