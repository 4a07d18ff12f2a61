using AdvisorWorker.Engine.Escalate;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Engine.Tests.Escalate;

public sealed class EscalationSectionTests
{
    [Fact]
    public void Everything_can_be_said()
    {
        var (settings, mistakes) = Read(
            """
            { "Escalation": { "Mode": "dry-run", "Accounts": ["111122223333"], "CasesPerHour": 2, "ResolveWhenGone": true, "WarnBeforeDue": "00:10:00",
              "Calendar": { "TimeZone": "Europe/Berlin", "Opens": "09:00", "Closes": "17:00", "Holidays": ["2026-12-25"] },
              "Rules": [
                { "Name": "reds", "Checks": ["HCP4007jGY"], "Statuses": ["error"], "MinimumAge": "1.00:00:00", "MinimumSavings": 100, "Severity": "urgent", "AllowHighest": true,
                  "Cc": ["ops@example.com"], "Tags": ["env=prod"], "MaintenanceWindows": ["Sat,Sun 00:00-06:00"] },
                { "Name": "limits", "Pillars": ["service_limits"], "Action": "quota-increase", "Factor": 2 } ] } }
            """);

        Assert.Empty(mistakes);
        Assert.Equal((EscalationMode.DryRun, 2, true, TimeSpan.FromMinutes(10)), (settings.Mode, settings.CasesPerHour, settings.ResolveWhenGone, settings.WarnBeforeDue));
        Assert.Equal(["security-group-open-ports"], settings.Rules[0].Checks!);
        Assert.Equal((TimeSpan.FromDays(1), 100m, "urgent"), (settings.Rules[0].MinimumAge, settings.Rules[0].MinimumSavings, settings.Rules[0].Severity));
        Assert.Equal((EscalationAction.QuotaIncrease, 2d), (settings.Rules[1].Action, settings.Rules[1].Factor));
    }

    [Fact]
    public void Without_the_section_nothing_is_escalated() => Assert.Equal(EscalationMode.Off, Read("{}").Settings.Mode);

    [Fact]
    public void All_mistakes_are_said_at_once()
    {
        var (_, mistakes) = Read(
            """
            { "Escalation": { "Mode": "maybe", "Accounts": ["12"], "CasesPerHour": 99, "Calendar": { "TimeZone": "Mars/Base", "Opens": "8", "Holidays": ["Christmas"] },
              "Rules": [
                { "Checks": ["nonsense"], "Pillars": ["beauty"], "Statuses": ["ok"], "Severity": "panic", "Cc": ["nobody"], "MaintenanceWindows": ["weekends"], "Factor": 100 },
                { "Name": "a", "Severity": "critical" }, { "Name": "a" } ] } }
            """);

        string[] expected =
        [
            "Escalation:Mode: 'maybe' is not known", "Escalation:Accounts:0: '12' is no account", "Escalation:CasesPerHour: '99' is no number from 1 to 10",
            "Escalation:Calendar:TimeZone: no time zone is called 'Mars/Base'", "Escalation:Calendar:Opens: '8' is no time", "Escalation:Calendar:Holidays:0: 'Christmas' is no date",
            "Escalation:Rules:0: Name is missing", "Escalation:Rules:0:Checks: no check is called 'nonsense'", "Escalation:Rules:0:Pillars: no pillar is called 'beauty'",
            "Escalation:Rules:0:Statuses: 'ok' is not known", "Severity must be low, normal, high, urgent or critical", "Escalation:Rules:0:Cc: 'nobody' is no address",
            "Escalation:Rules:0:MaintenanceWindows: 'weekends' is no window", "Factor must be from 1.01 to 10", "Escalation:Rules:1:Severity: 'critical' wakes people",
            "Escalation:Rules: 2 rules are called 'a'",
        ];
        Assert.All(expected, part => Assert.Contains(mistakes, mistake => mistake.Contains(part, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, mistakes.Count);
    }

    private static (EscalationSettings Settings, List<string> Mistakes) Read(string json)
    {
        var mistakes = new List<string>();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        return (EscalationSection.Read(configuration, id => id is "HCP4007jGY" or "security-group-open-ports" ? "security-group-open-ports" : null, mistakes), mistakes);
    }
}
