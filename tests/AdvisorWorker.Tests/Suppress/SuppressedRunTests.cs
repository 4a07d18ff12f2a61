using System.Text.Json;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Suppress;

public sealed class SuppressedRunTests
{
    private const string Ports = "security-group-open-ports";

    [Fact]
    public async Task Suppressed_items_fail_no_run_and_stay_visible()
    {
        using var file = new RulesFile();
        var rules = file.Write("rules.yaml", "suppressions:\n  - id: ports\n    check: HCP4007jGY\n    reason: The [red]edge[/] is guarded\n    owner: no\n");

        var run = await RulesFile.PortsAsync("--fail-on", "warning", "--suppressions", rules);

        Assert.Equal(0, run.ExitCode);
        var check = run.Check(Ports);
        Assert.Equal(("ok", 0, 9), (check.GetProperty("status").GetString(), check.GetProperty("resourcesSummary").GetProperty("flagged").GetInt32(), check.GetProperty("resourcesSummary").GetProperty("suppressed").GetInt32()));
        Assert.All(check.GetProperty("items").EnumerateArray(), item => Assert.Equal(
            ("ports", "The [red]edge[/] is guarded", "no"),
            (Text(item, "id"), Text(item, "reason"), Text(item, "owner"))));
        Assert.Equal(1, run.Report.GetProperty("suppressions").GetProperty("applied").GetInt32());

        static string? Text(JsonElement item, string name) => item.GetProperty("suppression").GetProperty(name).GetString();
    }

    [Fact]
    public async Task One_finding_left_fails_the_run()
    {
        using var file = new RulesFile();
        var plain = await RulesFile.PortsAsync();
        var red = plain.Check(Ports).GetProperty("items").EnumerateArray().Where(item => item.GetProperty("status").GetString() == "error").Select(item => item.GetProperty("fingerprint").GetString()).ToList();

        var allButOne = await RulesFile.PortsAsync("--suppressions", file.Of(red.Skip(1).Select(item => new { item, reason = "known" })));
        var all = await RulesFile.PortsAsync("--suppressions", file.Of(red.Select(item => new { item, reason = "known" })));

        Assert.Equal((1, 0), (allButOne.ExitCode, all.ExitCode));
        Assert.Contains("Exit 1: 1 finding reaches --fail-on error.", allButOne.Errors);
        Assert.Equal("warning", all.Check(Ports).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_table_counts_them_and_lists_them_when_asked()
    {
        using var file = new RulesFile();
        string[] arguments = ["run", "--demo", "--checks", "HCP4007jGY", "--suppressions", file.Of(new { id = "edge", resource = "sg-*", region = "us-east-1", reason = "[red]known[/]" })];

        var quiet = (await Advisor.RunAsync(arguments)).Output;
        var verbose = (await Advisor.RunAsync([.. arguments, "--verbose"])).Output;

        Assert.Contains("2 of 150, 7 suppressed", quiet);
        Assert.DoesNotContain("suppressed by", quiet);
        Assert.Contains("Suppressions  1 in use for 7 rows; --verbose or --format json lists them", quiet);
        Assert.Equal(7, verbose.Split("suppressed by edge: [red]known[/]").Length - 1);
    }

    [Fact]
    public async Task Rules_of_no_use_and_those_that_are_over_are_reported_and_fail_nothing()
    {
        using var file = new RulesFile();
        var rules = file.Of(
            new { id = "over", check = Ports, expires = "2026-01-01", reason = "was known" },
            new { id = "nothing", check = Ports, resource = "sg-gone", reason = "deleted" },
            new { id = "elsewhere", check = Ports, region = "ap-south-1", reason = "r" },
            new { id = "another-check", check = "s3-bucket-versioning", reason = "r" },
            new { id = "another-account", account = "999999999999", reason = "r" },
            new { id = "any-check", resource = "sg-gone", reason = "r" });

        var one = await RulesFile.PortsAsync("--fail-on", "none", "--suppressions", rules);
        var all = await Advisor.RunAsync("run", "--demo", "--fail-on", "none", "--suppressions", rules);

        Assert.Equal((0, 0), (one.ExitCode, all.ExitCode));
        Assert.Equal(["nothing"], Ids(one, "unused"));
        Assert.Equal(["over"], Ids(one, "expired"));
        Assert.Equal(9, one.Check(Ports).GetProperty("resourcesSummary").GetProperty("flagged").GetInt32());
        Assert.Contains("  EXPIRED over  check security-group-open-ports: was known, until 2026-01-01", all.Output);
        Assert.Contains("  UNUSED  nothing  check security-group-open-ports, resource sg-gone: deleted", all.Output);
        Assert.DoesNotContain("UNUSED  elsewhere", all.Output);
        Assert.DoesNotContain("UNUSED  another-account", all.Output);

        static IEnumerable<string?> Ids(Advisor.Ended run, string which) =>
            run.Report.GetProperty("suppressions").GetProperty(which).EnumerateArray().Select(rule => rule.GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_setting_names_the_file_and_the_option_wins()
    {
        using var file = new RulesFile();
        var some = file.Write("some.yaml", "suppressions: [{check: HCP4007jGY, region: eu-west-1, reason: r}]");
        var config = file.Write("settings.json", JsonSerializer.Serialize(new { Suppressions = some }));

        var setting = await RulesFile.PortsAsync("--config", config);
        var option = await RulesFile.PortsAsync("--config", config, "--suppressions", file.Write("none.yaml", "suppressions: []"));

        Assert.Equal((2, 0), (Suppressed(setting), Suppressed(option)));
    }

    [Fact]
    public async Task A_baseline_tells_what_was_silenced_since_and_what_is_silenced_no_more()
    {
        using var file = new RulesFile();
        var rules = file.Of(new { check = Ports, region = "eu-west-1", reason = "r" });
        await RulesFile.PortsAsync("--output", file.At("loud.json"));
        await RulesFile.PortsAsync("--output", file.At("silent.json"), "--suppressions", rules);

        var silenced = await RulesFile.PortsAsync("--baseline", file.At("loud.json"), "--suppressions", rules);
        var same = await RulesFile.PortsAsync("--baseline", file.At("silent.json"), "--suppressions", rules, "--only-new");
        var loud = await RulesFile.PortsAsync("--baseline", file.At("silent.json"), "--only-new");

        Assert.Equal(["suppressed 2", "unchanged 7"], Changes(silenced));
        Assert.Empty(Changes(same));
        Assert.Equal(0, same.ExitCode);
        Assert.Equal(["new 2"], Changes(loud));
        Assert.Equal(1, loud.ExitCode);
    }

    [Fact]
    public async Task A_draft_of_a_case_leaves_them_out()
    {
        using var file = new RulesFile();
        var plain = await Advisor.RunAsync("cases", "draft", "HCP4007jGY", "--demo");
        var some = await Advisor.RunAsync("cases", "draft", "HCP4007jGY", "--demo", "--suppressions", file.Of(new { region = "us-east-1", reason = "r" }));
        var all = await Advisor.RunAsync("cases", "draft", "HCP4007jGY", "--demo", "--suppressions", file.Of(new { check = Ports, reason = "r" }));

        Assert.Contains("sg-04e006562295addf7", plain.Output);
        Assert.Contains("sg-09d12174f236dc500", some.Output);
        Assert.DoesNotContain("sg-04e006562295addf7", some.Output);
        Assert.Equal((0, ""), (all.ExitCode, all.Output));
        Assert.Contains("finds nothing", all.Errors);
    }

    [Fact]
    public async Task Mistakes_in_the_file_are_all_said_at_once_with_those_of_the_command_line_and_exit_2()
    {
        using var file = new RulesFile();
        var rules = file.Write(
            "rules.yaml",
            "suppressions:\n  - check: security-group-open-port\n    reason: r\n  - resource: x\n  - region: \"eu-\\u001b[31m\"\n    reason: r\n  - check: HCP4007jGY\n    expires: tomorrow\n    reason: r\n");

        var run = await Advisor.RunAsync("run", "--demo", "--regions", "eu-west-9", "--suppressions", rules);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
        [
            $"advisor: {rules}:2: check: no check is called 'security-group-open-port'. Did you mean 'security-group-open-ports'? `advisor checks list` lists them.",
            $"advisor: {rules}:4: reason is missing; say why, for whoever finds the rule later.",
            $"advisor: {rules}:5: region: no Region is called 'eu-\\u{{1b}}[31m'.",
            $"advisor: {rules}:8: expires: 'tomorrow' is no date; write the last day on which the rule holds, such as 2026-12-31.",
            "advisor: --regions: no Region is called 'eu-west-9'. Did you mean 'eu-west-1'?",
        ],
        run.ErrorLines);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("serve")]
    public async Task A_file_that_is_not_there_is_a_mistake_and_no_empty_file(string command)
    {
        var run = await Advisor.RunAsync(command, "--demo", "--suppressions", "/nonexistent/rules.yaml");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("advisor: --suppressions: there is no file '/nonexistent/rules.yaml'.", Assert.Single(run.ErrorLines));
    }

    private static int Suppressed(Advisor.Ended run) => run.Check(Ports).GetProperty("resourcesSummary").GetProperty("suppressed").GetInt32();

    private static IEnumerable<string> Changes(Advisor.Ended run) =>
        run.Check(Ports).GetProperty("items").EnumerateArray().CountBy(item => item.GetProperty("change").GetString()!).Select(change => $"{change.Key} {change.Value}").Order();
}
