using System.Collections.Immutable;
using System.Globalization;

namespace AdvisorWorker.Engine.Escalate;

/// <summary>Business hours: the one calendar that due times, warnings and maintenance windows are counted by.</summary>
/// <remarks>AWS Support's business hours are 08:00 to 18:00 in the customer's country, without weekends and holidays (AWS Support user guide).</remarks>
/// <param name="zone">The time zone.</param>
/// <param name="opens">When a business day begins.</param>
/// <param name="closes">When it ends.</param>
/// <param name="holidays">Days without business hours.</param>
public sealed class SupportCalendar(TimeZoneInfo zone, TimeOnly opens, TimeOnly closes, IEnumerable<DateOnly> holidays)
{
    private const int MostDays = 366;
    private readonly ImmutableHashSet<DateOnly> free = [.. holidays];

    /// <summary>AWS's hours in UTC, and no holidays.</summary>
    public static SupportCalendar Usual { get; } = new(TimeZoneInfo.Utc, new(8, 0), new(18, 0), []);

    /// <summary>The instant in the calendar's time zone.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>When so many business hours have passed.</summary>
    public DateTimeOffset AddBusinessTime(DateTimeOffset from, TimeSpan time)
    {
        var day = DateOnly.FromDateTime(Local(from).DateTime);
        var left = time;
        for (var days = 0; days < MostDays; days++, day = day.AddDays(1))
        {
            if (IsFree(day))
            {
                continue;
            }

            var (start, end) = (Instant(day, opens), Instant(day, closes));
            start = start > from ? start : from;
            if (start >= end)
            {
                continue;
            }

            if (end - start >= left)
            {
                return (start + left).ToUniversalTime();
            }

            left -= end - start;
        }

        throw new InvalidOperationException("The calendar has no business hours within a year.");
    }

    /// <summary>Whether an instant is in a window such as <c>Sat,Sun 00:00-06:00</c>.</summary>
    /// <exception cref="FormatException">It is no window.</exception>
    public bool IsWithin(string window, DateTimeOffset instant)
    {
        var (days, from, to) = ParseWindow(window);
        var local = Local(instant);
        var (day, time) = (local.DayOfWeek, TimeOnly.FromDateTime(local.DateTime));

        // A window over midnight belongs to the day on which it begins.
        return from <= to
            ? days.Contains(day) && time >= from && time < to
            : (days.Contains(day) && time >= from) || (days.Contains((DayOfWeek)(((int)day + 6) % 7)) && time < to);
    }

    /// <summary>Reads a window; days are <c>Mon</c> to <c>Sun</c>, by commas, or <c>Daily</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static (ImmutableHashSet<DayOfWeek> Days, TimeOnly From, TimeOnly To) ParseWindow(string window)
    {
        if (window.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var days, var times]
            && times.Split('-') is [var from, var to]
            && TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var begins)
            && TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var ends))
        {
            var names = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames;
            var numbers = days.Equals("Daily", StringComparison.OrdinalIgnoreCase)
                ? [.. Enumerable.Range(0, 7)]
                : days.Split(',').Select(day => Array.FindIndex(names, name => name.Equals(day, StringComparison.OrdinalIgnoreCase))).ToList();
            if (numbers.All(number => number >= 0))
            {
                return ([.. numbers.Select(number => (DayOfWeek)number)], begins, ends);
            }
        }

        throw new FormatException($"'{window}' is no window; write it like Sat,Sun 00:00-06:00 or Daily 22:00-02:00.");
    }

    private bool IsFree(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || free.Contains(day);

    private DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);

        // A time that daylight saving skips is taken an hour later.
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new(local, zone.GetUtcOffset(local));
    }
}
