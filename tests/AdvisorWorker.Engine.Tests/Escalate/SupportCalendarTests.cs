using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Plans;

namespace AdvisorWorker.Engine.Tests.Escalate;

public sealed class SupportCalendarTests
{
    private static readonly SupportCalendar Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), new(8, 0), new(18, 0), [new(2026, 12, 25)]);

    [Theory]
    [InlineData("2026-11-23T08:00+01:00", 4, "2026-11-23T12:00+01:00")] // Monday morning
    [InlineData("2026-11-23T17:00+01:00", 4, "2026-11-24T11:00+01:00")] // over the night
    [InlineData("2026-11-20T17:30+01:00", 1, "2026-11-23T08:30+01:00")] // over the weekend
    [InlineData("2026-11-21T12:00+01:00", 12, "2026-11-24T10:00+01:00")] // opened on a Saturday
    [InlineData("2026-12-24T17:00+01:00", 2, "2026-12-28T09:00+01:00")] // over a holiday and a weekend
    [InlineData("2026-10-23T17:00+02:00", 2, "2026-10-26T09:00+01:00")] // over the end of summer time
    [InlineData("2026-03-27T17:00+01:00", 2, "2026-03-30T09:00+02:00")] // over its beginning
    [InlineData("2026-11-23T03:00+01:00", 24, "2026-11-25T12:00+01:00")] // before the day begins
    public void Business_time_passes_in_business_hours_alone(string from, int hours, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Berlin.AddBusinessTime(DateTimeOffset.Parse(from), TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("Sat,Sun 00:00-06:00", "2026-11-21T05:59+01:00", true)]
    [InlineData("Sat,Sun 00:00-06:00", "2026-11-21T06:00+01:00", false)]
    [InlineData("Sat,Sun 00:00-06:00", "2026-11-23T01:00+01:00", false)]
    [InlineData("Daily 22:00-02:00", "2026-11-23T23:00+01:00", true)]
    [InlineData("Daily 22:00-02:00", "2026-11-23T01:00+01:00", true)]
    [InlineData("Daily 22:00-02:00", "2026-11-23T03:00+01:00", false)]
    [InlineData("Fri 22:00-02:00", "2026-11-21T01:00+01:00", true)] // begins on Friday
    [InlineData("Fri 22:00-02:00", "2026-11-20T01:00+01:00", false)] // Thursday's night
    public void Windows_are_in_the_calendars_zone(string window, string at, bool within) => Assert.Equal(within, Berlin.IsWithin(window, DateTimeOffset.Parse(at)));

    [Theory]
    [InlineData("weekends")]
    [InlineData("Sat 0-6")]
    [InlineData("Someday 00:00-06:00")]
    [InlineData("Sat 00:00")]
    public void What_is_no_window_is_said(string window) => Assert.Contains("is no window; write it like", Assert.Throws<FormatException>(() => SupportCalendar.ParseWindow(window)).Message);

    [Theory]
    [InlineData(SupportPlan.Developer, "normal", "2026-11-24T14:00:00Z")] // 12 business hours from Monday 12:00
    [InlineData(SupportPlan.Business, "normal", "2026-11-24T00:00:00Z")]
    [InlineData(SupportPlan.Enterprise, "critical", "2026-11-23T12:15:00Z")]
    [InlineData(SupportPlan.Basic, "normal", null)]
    public void The_first_answer_is_due_as_the_plan_says(SupportPlan plan, string severity, string? due) => Assert.Equal(
        due is null ? null : DateTimeOffset.Parse(due),
        ResponseClock.DueAt(severity, SupportPlans.Stated(Some.Account, plan), new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), SupportCalendar.Usual));
}
