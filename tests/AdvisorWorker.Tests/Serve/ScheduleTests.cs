using AdvisorWorker.Serving;
using AdvisorWorker.Tests.Support;
using Microsoft.Extensions.Configuration;
using Quartz;
using Quartz.Extensibility;

namespace AdvisorWorker.Tests.Serve;

public sealed class ScheduleTests
{
    [Fact]
    public void A_schedule_names_when_where_and_what()
    {
        var schedule = Assert.Single(Read(
            ("Schedules:0:Name", "night"), ("Schedules:0:Cron", "0 30 2 * * ?"), ("Schedules:0:TimeZone", "Europe/Berlin"), ("Schedules:0:Checks:0", "HCP4007jGY"), ("Schedules:0:Misfire", "skip"), ("Schedules:0:JitterSeconds", "30")));

        Assert.Equal("night", schedule.Name);
        Assert.Equal("Europe/Berlin", schedule.Cron.TimeZone.Id);
        Assert.Equal(Misfire.Skip, schedule.Misfire);
        Assert.Equal(TimeSpan.FromSeconds(30), schedule.Jitter);
        Assert.Equal(["security-group-open-ports"], schedule.Checks.Select(check => check.About.Id));
    }

    [Fact]
    public void Without_schedules_there_is_one_a_night_and_the_option_adds_one()
    {
        Assert.Equal("0 0 3 * * ?", Assert.Single(Read()).Cron.ToString());
        var mistakes = new List<string>();
        var both = ScheduleSection.Read("0 0 5 * * ?", Settings([("Schedules:0:Name", "night"), ("Schedules:0:Cron", "0 30 2 * * ?")]), BuiltIn.Catalog, BuiltIn.Catalog.Checks, mistakes);
        Assert.Equal(["night", "cron"], both.Select(schedule => schedule.Name));
    }

    [Fact]
    public void All_mistakes_are_said_at_once()
    {
        var mistakes = new List<string>();

        ScheduleSection.Read(
            null,
            Settings(
            [
                ("Schedules:0:Name", "Night"), ("Schedules:0:Cron", "every night"), ("Schedules:0:TimeZone", "Berlin"), ("Schedules:0:Misfire", "fire-twice"), ("Schedules:0:Checks:0", "no-check"),
                ("Schedules:0:Pillars:0", "no-pillar"), ("Schedules:0:JitterSeconds", "-1"), ("Schedules:1:Name", "cron"), ("Schedules:1:Cron", "0 0 0 1 1 ? 2001"),
                ("Schedules:2:Name", "both"), ("Schedules:2:Cron", "0 0 3 * * ?"), ("Schedules:3:Name", "both"), ("Schedules:3:Cron", "0 0 3 * * ?"),
            ]),
            BuiltIn.Catalog,
            BuiltIn.Catalog.Checks,
            mistakes);

        Assert.Collection(
            mistakes.Order(StringComparer.Ordinal),
            said => Assert.StartsWith("Schedules: both is named twice.", said),
            said => Assert.StartsWith("Schedules:0: Name must be small letters", said),
            said => Assert.StartsWith("Schedules:0: The field JitterSeconds must be between 0 and 3600", said),
            said => Assert.StartsWith("Schedules:0:Checks: no check is called 'no-check'.", said),
            said => Assert.StartsWith("Schedules:0:Cron: 'every night' is no Quartz cron expression:", said),
            said => Assert.StartsWith("Schedules:0:Misfire: 'fire-twice' is not known.", said),
            said => Assert.StartsWith("Schedules:0:Pillars: no pillar is called 'no-pillar'.", said),
            said => Assert.StartsWith("Schedules:0:TimeZone: no time zone is called 'Berlin'", said),
            said => Assert.StartsWith("Schedules:1:Cron: '0 0 0 1 1 ? 2001' is never due again.", said),
            said => Assert.StartsWith("Schedules:1:Name: 'cron' is taken", said));
    }

    // At 02:30 clocks in Berlin jump from 02:00 to 03:00 on 2027-03-28, and go back from 03:00 to 02:00 on 2027-10-31.
    [Theory]
    [InlineData("2027-03-10", 31, "2027-03-28", "2027-03-28T01:00:00Z")]
    [InlineData("2027-10-10", 31, "2027-10-31", "2027-10-31T00:30:00Z")]
    public void In_a_month_with_a_change_of_clocks_a_nightly_pass_comes_once_each_night(string from, int nights, string changeDay, string atChange)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var fires = Fires("0 30 2 * * ?", zone, from, nights).ToList();

        var local = fires.Select(at => TimeZoneInfo.ConvertTime(at, zone)).ToList();
        Assert.Equal(nights, local.Select(at => at.Date).Distinct().Count());
        Assert.Equal(nights, fires.Count);
        Assert.All(local.Where(at => at.ToString("yyyy-MM-dd") != changeDay), at => Assert.Equal(new TimeSpan(2, 30, 0), at.TimeOfDay));
        Assert.Equal(DateTimeOffset.Parse(atChange, System.Globalization.CultureInfo.InvariantCulture), fires.Single(at => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd") == changeDay));
    }

    [Theory]
    [InlineData("2027-03-10")]
    [InlineData("2027-10-10")]
    public void An_hourly_pass_comes_every_hour_whatever_the_clocks_do(string from)
    {
        var fires = Fires("0 0 * * * ?", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), from, 31).ToList();

        Assert.All(fires.Zip(fires.Skip(1)), pair => Assert.Equal(TimeSpan.FromHours(1), pair.Second - pair.First));
    }

    [Theory]
    [InlineData(Misfire.FireOnce, "2027-05-01T12:00:00Z", true)]
    [InlineData(Misfire.FireOnce, "2027-05-04T02:59:00Z", true)]
    [InlineData(Misfire.FireOnce, "2027-05-04T03:00:01Z", false)]
    [InlineData(Misfire.Skip, "2027-05-01T12:00:00Z", false)]
    internal void What_was_missed_while_nobody_ran_is_made_up_for_once_or_left_out(Misfire misfire, string last, bool madeUpFor)
    {
        var now = At("2027-05-04T09:00:00Z");
        var schedule = new PassSchedule("night", new CronExpression("0 0 3 * * ?", TimeZoneInfo.Utc), misfire, TimeSpan.Zero, BuiltIn.Catalog.Checks);

        Assert.Equal(madeUpFor, schedule.MakesUpFor(At(last), now));
        Assert.Equal(At("2027-05-05T03:00:00Z"), schedule.Trigger(new StillTime(now)).GetFireTimeAfter(now));
    }

    [Theory]
    [InlineData(Misfire.FireOnce, "2027-05-04T09:00:00Z")]
    [InlineData(Misfire.Skip, "2027-05-05T03:00:00Z")]
    internal void What_another_pass_kept_waiting_comes_once_or_not_at_all(Misfire misfire, string next)
    {
        var schedule = new PassSchedule("night", new CronExpression("0 0 3 * * ?", TimeZoneInfo.Utc), misfire, TimeSpan.Zero, BuiltIn.Catalog.Checks);
        var trigger = (IOperableTrigger)schedule.Trigger(new StillTime(At("2027-05-04T09:00:00Z")));

        trigger.UpdateAfterMisfire(null);

        Assert.Equal(At(next), trigger.NextFireTimeUtc);
    }

    [Fact]
    public void A_schedule_whose_pass_does_not_come_is_late_after_a_while()
    {
        var time = new Engine.Tests.HandMovedTime(); // begins at midnight
        var schedule = new PassSchedule("early", new CronExpression("0 0 3 * * ?", TimeZoneInfo.Utc), Misfire.FireOnce, TimeSpan.FromMinutes(5), BuiltIn.Catalog.Checks);
        var began = time.GetUtcNow();

        time.Move(new TimeSpan(3, 20, 0));
        Assert.Null(HealthPages.Late(schedule, began, time.GetUtcNow()));
        time.Move(TimeSpan.FromMinutes(1));
        Assert.StartsWith("the schedule early was due at 2026-01-01 03:00:00Z", HealthPages.Late(schedule, began, time.GetUtcNow()));
        Assert.Null(HealthPages.Late(schedule, began.AddHours(3), time.GetUtcNow()));
    }

    private static IEnumerable<DateTimeOffset> Fires(string cron, TimeZoneInfo zone, string from, int days)
    {
        var start = At($"{from}T12:00:00Z");
        var schedule = new PassSchedule("any", new CronExpression(cron, zone), Misfire.FireOnce, TimeSpan.Zero, BuiltIn.Catalog.Checks);
        var trigger = schedule.Trigger(new StillTime(start));
        for (var at = trigger.GetFireTimeAfter(start); at <= start.AddDays(days); at = trigger.GetFireTimeAfter(at))
        {
            yield return at.Value;
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<PassSchedule> Read(params (string Key, string Value)[] settings)
    {
        var mistakes = new List<string>();
        var schedules = ScheduleSection.Read(null, Settings(settings), BuiltIn.Catalog, BuiltIn.Catalog.Checks, mistakes);
        Assert.Empty(mistakes);
        return schedules;
    }

    private static IConfiguration Settings((string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();

    private sealed class StillTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
