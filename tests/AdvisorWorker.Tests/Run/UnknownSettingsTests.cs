using AdvisorWorker.Options;
using AdvisorWorker.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorker.Tests.Run;

/// <summary>A name that is no setting is refused, in the file and below our sections in the environment, whichever command reads it.</summary>
public sealed class UnknownSettingsTests
{
    [Fact]
    public void Each_unknown_name_of_a_file_gets_one_line_with_what_was_meant()
    {
        var mistakes = OfFile(
            """
            { "Shedules": [], "Logging": { "LogLevel": "Debug" }, "Refresh": { "MinimumSecond": 60 }, "Http": 5, "Store": { "Path": "a.db" }, "Schedules": { "Name": "nightly" },
              "Politeness": { "Rate": 1, "Rates": { "ec2": { "PerSecond": 3 } } }, "Checks": { "anything": { "Own": 1 } },
              "Escalation": { "Colour": "red", "Calendar": { "Zone": "UTC" }, "Rules": [ { "Name": "a", "Checks": [ "x" ], "Sevrity": "low" } ] },
              "Sinks": [ { "Kind": "JSONL", "Pth": "events.jsonl" } ], "LocalStack": { "Config": { "Host": "x", "UseLegacyPorts": false } }, "telemetry": { "endpoint": "x", "Endpont": "y" } }
            """);

        string[] expected =
        [
            "Shedules is no section of the settings. Did you mean 'Schedules'? Known: Account, Checks, Cluster, Escalation, Events, Http, LocalStack, Plan, Politeness, Refresh, Retention, Schedules, Sinks, Store, Suppressions, Telemetry.",
            "Logging is no section of the settings. Known: Account,",
            "Refresh:MinimumSecond is no setting. Did you mean 'MinimumSeconds'? Known: MinimumSeconds.",
            "Http is a section; write \"Http\": { … }.",
            "Store is one text, and holds nothing itself: \"Store\": \"…\".",
            "Schedules is no list; write \"Schedules\": [ { … } ].",
            "Politeness:Rate is no setting. Did you mean 'Rates'? Known: Rates, RequestsPerSecond,",
            "Escalation:Colour is no setting. Known: Mode, Accounts, Rules,",
            "Escalation:Calendar:Zone is no setting. Known: TimeZone, Opens, Closes, Holidays.",
            "Escalation:Rules:0:Sevrity is no setting. Did you mean 'Severity'? Known: Name,",
            "Sinks:0:Pth is no setting. Did you mean 'Path'? Known: Path, Events, MinimumStatus, Pillars, Kind.",
            "LocalStack:Config:Host is no setting.",
            "telemetry:Endpont is no setting. Did you mean 'Endpoint'? Known: Endpoint, Protocol,",
        ];
        Assert.All(expected, start => Assert.Single(mistakes, mistake => mistake.StartsWith(start, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, mistakes.Count);
    }

    [Fact]
    public void The_environment_is_judged_below_our_sections_alone()
    {
        var mistakes = new List<string>();
        var environment = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PATH"] = "/bin", ["Logging:LogLevel"] = "Debug", ["ACCOUNT"] = "prod", ["HTTP"] = "1", ["SCHEDULES"] = "none",
            ["REFRESH:MINIMUMSECONDS"] = "60", ["Refresh:Minimum"] = "60", ["Schedules:0:Crom"] = "0 0 3 * * ?",
        }).Build();

        UnknownSettings.Find(environment, isEnvironment: true, mistakes);

        Assert.Collection(
            mistakes.Order(StringComparer.Ordinal),
            said => Assert.StartsWith("The environment variable Refresh__Minimum is no setting. Did you mean 'MinimumSeconds'?", said, StringComparison.OrdinalIgnoreCase),
            said => Assert.StartsWith("The environment variable Schedules__0__Crom is no setting. Did you mean 'Cron'?", said, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("run --demo")]
    [InlineData("serve --demo")]
    [InlineData("checks list")]
    [InlineData("plan --demo")]
    [InlineData("doctor --demo")]
    [InlineData("permissions")]
    [InlineData("suppress list")]
    [InlineData("cases list")]
    [InlineData("cases draft HCP4007jGY --demo")]
    [InlineData("cases sync --demo")]
    [InlineData("events status")]
    [InlineData("store purge --older-than 1")]
    [InlineData("record --demo --output nowhere")]
    public async Task Every_command_refuses_it_with_its_own_mistakes(string command)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        await File.WriteAllTextAsync(file, """{ "Shedules": [] }""");
        try
        {
            var run = await Advisor.RunAsync([.. command.Split(' '), "--config", file], new Dictionary<string, string?> { ["Refresh__Minimum"] = "1" });

            Assert.True(run.ExitCode == 2, run.Errors);
            Assert.Single(run.ErrorLines, line => line.StartsWith("advisor: Shedules is no section of the settings. Did you mean 'Schedules'?", StringComparison.Ordinal));
            Assert.Single(run.ErrorLines, line => line.StartsWith("advisor: The environment variable Refresh__Minimum is no setting.", StringComparison.Ordinal));
            Assert.Equal(2, run.ErrorLines.Count);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static List<string> OfFile(string json)
    {
        var mistakes = new List<string>();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        UnknownSettings.Find(new ConfigurationBuilder().AddJsonStream(stream).Build(), isEnvironment: false, mistakes);
        return mistakes;
    }
}
