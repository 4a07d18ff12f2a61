namespace AdvisorWorker.Engine.Escalate;

/// <summary>Business hours as they are written in the settings section <c>Escalation:Calendar</c>; <see cref="SupportCalendar"/> counts by them.</summary>
public sealed record CalendarSettings
{
    /// <summary>The IANA time zone of the hours and of maintenance windows, such as Europe/Berlin.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>When a business day begins.</summary>
    public string Opens { get; init; } = "08:00";

    /// <summary>When it ends.</summary>
    public string Closes { get; init; } = "18:00";

    /// <summary>Days without business hours, such as 2026-12-25; Saturdays and Sundays have none anyway.</summary>
    public string[]? Holidays { get; init; }
}
