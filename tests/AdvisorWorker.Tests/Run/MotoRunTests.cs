using System.Text.Json;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Run;

/// <summary>The main job on an account that nobody here wrote: moto, planted by boto3.</summary>
public sealed class MotoRunTests(MotoAccount moto)
{
    [Fact]
    public async Task What_was_planted_is_found_with_Trusted_Advisors_id()
    {
        var run = await RunAsync("--pillars", "security,cost_optimizing,fault_tolerance");

        Assert.Equal([moto.Id("open-8080"), moto.Id("open-ssh"), moto.Id("open-ssh-6")], run.Resources("security-group-open-ports").Order(Comparer("open-8080", "open-ssh", "open-ssh-6")));
        Assert.Equal("HCP4007jGY", run.Check("security-group-open-ports").GetProperty("trustedAdvisorId").GetString());
        Assert.Contains(moto.Id("unused-address"), Flagged(run, "Z4AUBRNSmz"));
        Assert.Contains(moto.Id("loose-volume"), Flagged(run, "DAvU99Dc4C"));
        Assert.Contains("public-read-bucket", Flagged(run, "Pfx0RwqBli"));
        Assert.Contains("no-backups", Flagged(run, "opQPADkZvH"));
        Assert.DoesNotContain("with-backups", Flagged(run, "opQPADkZvH"));
        Assert.Contains("public-read-bucket", Flagged(run, "R365s2Qddf"));
        Assert.DoesNotContain("versioned-bucket", Flagged(run, "R365s2Qddf"));
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task What_moto_cannot_answer_is_not_available_and_names_the_action()
    {
        var run = await RunAsync("--checks", "ePs02jT06w");

        // A public snapshot is planted; but moto does not say whether sharing is blocked, and that decides.
        Assert.Equal("not_available", run.Check("public-ebs-snapshots").GetProperty("status").GetString());
        Assert.Equal("ec2:GetSnapshotBlockPublicAccessState", run.Report.GetProperty("unavailable")[0].GetProperty("action").GetString());
        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public async Task Every_check_ends_with_a_status_and_what_is_not_available_says_why()
    {
        var run = await RunAsync();
        var checks = run.Report.GetProperty("checks").EnumerateArray().ToList();

        Assert.True(checks.Count >= 40, $"{checks.Count} checks");
        Assert.All(checks, check => Assert.Contains(check.GetProperty("status").GetString(), (string[])["ok", "warning", "error", "not_available"]));
        Assert.All(
            checks.Where(check => check.GetProperty("status").GetString() == "not_available"),
            check => Assert.False(string.IsNullOrEmpty(check.GetProperty("reason").GetString())));
    }

    [Fact]
    public async Task Each_request_is_made_once()
    {
        var calls = (await RunAsync()).Report.GetProperty("run").GetProperty("apiCalls");

        Assert.True(calls.GetProperty("total").GetInt64() > 30);

        // IAM is asked once more whether the credential report is ready by now.
        Assert.InRange(calls.GetProperty("total").GetInt64() - calls.GetProperty("distinct").GetInt64(), 0, 1);
    }

    [Fact]
    public async Task The_endpoint_may_come_from_LocalStacks_own_settings()
    {
        var endpoint = await moto.EndpointAsync();
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        await File.WriteAllTextAsync(
            file, $$"""{ "LocalStack": { "UseLocalStack": true, "Session": { "RegionName": "us-east-1" }, "Config": { "LocalStackHost": "127.0.0.1", "EdgePort": {{endpoint.Port}} } } }""");
        try
        {
            var run = await Advisor.RunAsync(
                ["run", "--config", file, "--regions", "us-east-1", "--checks", "HCP4007jGY", "--format", "json"],
                new Dictionary<string, string?> { ["AWS_ACCESS_KEY_ID"] = null, ["AWS_SECRET_ACCESS_KEY"] = null });

            Assert.Contains(moto.Id("open-ssh"), run.Resources("security-group-open-ports"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_endpoint_may_come_from_the_environment()
    {
        var run = await Advisor.RunAsync(
            ["run", "--regions", "us-east-1", "--checks", "HCP4007jGY", "--format", "json"],
            new Dictionary<string, string?> { ["AWS_ENDPOINT_URL"] = $"{await moto.EndpointAsync()}" });

        Assert.Contains(moto.Id("open-ssh"), run.Resources("security-group-open-ports"));
    }

    [Fact]
    public async Task Without_regions_every_enabled_Region_is_checked_and_an_excluded_one_is_not()
    {
        var run = await Advisor.RunAsync(
            "run", "--endpoint-url", $"{await moto.EndpointAsync()}", "--exclude-regions", "eu-west-3", "--checks", "HCP4007jGY", "--format", "json");
        var regions = run.Report.GetProperty("run").GetProperty("regions").EnumerateArray().Select(region => region.GetString()!).ToList();

        Assert.Contains("us-east-1", regions);
        Assert.Contains("eu-central-1", regions);
        Assert.DoesNotContain("eu-west-3", regions);
    }

    [Theory]
    [InlineData("error", 1)]
    [InlineData("warning", 1)]
    [InlineData("none", 0)]
    public async Task The_exit_code_follows_fail_on(string failOn, int expected) =>
        Assert.Equal(expected, (await RunAsync("--checks", "HCP4007jGY", "--fail-on", failOn)).ExitCode);

    [Fact]
    public async Task The_table_shows_finding_and_fix_and_the_last_line_says_why()
    {
        var run = await Advisor.RunAsync("run", "--endpoint-url", $"{await moto.EndpointAsync()}", "--regions", "us-east-1", "--checks", "HCP4007jGY");

        Assert.Contains(moto.Id("open-ssh"), run.Output);
        Assert.Contains("Open to 0.0.0.0/0: port 22", run.Output);
        Assert.Contains("Fix:", run.Output);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Equal("Exit 1: 2 findings reach --fail-on error.", run.ErrorLines[^1]);
    }

    [Fact]
    public async Task A_report_file_is_written_whole_and_standard_output_stays_empty()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        try
        {
            var run = await RunAsync("--checks", "HCP4007jGY", "--output", file);

            Assert.Equal("", run.Output);
            Assert.Equal("1.0", JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("schemaVersion").GetString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_red_finding_reaches_a_queue_behind_EventBridge_by_a_rule_for_Trusted_Advisor()
    {
        var endpoint = await moto.EndpointAsync();
        var url = (await MotoAccount.ScriptAsync("events_queue.py", endpoint, "make")).GetProperty("url").GetString()!;

        var run = await RunAsync("--checks", "HCP4007jGY", "--sink", "eventbridge:default@us-east-1");
        var events = (await MotoAccount.ScriptAsync("events_queue.py", endpoint, "read", url)).EnumerateArray().ToList();

        Assert.Contains("eventbridge:default@us-east-1: 4 delivered", run.Errors);
        Assert.Equal(2, events.Count);
        Assert.All(events, e => Assert.Equal("ERROR", e.GetProperty("detail").GetProperty("status").GetString()));
        Assert.Contains(events, e => e.GetProperty("resources")[0].GetString()!.EndsWith(moto.Id("open-ssh"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_can_go_to_a_file_line_by_line()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.jsonl");
        try
        {
            await RunAsync("--checks", "HCP4007jGY", "--sink", $"jsonl:{file}");

            var lines = await File.ReadAllLinesAsync(file);
            Assert.Equal(4, lines.Length);
            Assert.All(lines, line => Assert.Equal("advisorworker", JsonDocument.Parse(line).RootElement.GetProperty("source").GetString()));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<Advisor.Ended> RunAsync(params IEnumerable<string> options) =>
        await Advisor.RunAsync(["run", "--endpoint-url", $"{await moto.EndpointAsync()}", "--regions", "us-east-1", "--format", "json", .. options]);

    private IComparer<string> Comparer(params string[] names)
    {
        var order = names.Select(moto.Id).ToList();
        return System.Collections.Generic.Comparer<string>.Create((a, b) => order.IndexOf(a).CompareTo(order.IndexOf(b)));
    }

    private static IReadOnlyList<string> Flagged(Advisor.Ended run, string trustedAdvisorId) =>
    [
        .. run.Report.GetProperty("checks").EnumerateArray()
            .Single(check => check.GetProperty("trustedAdvisorId").GetString() == trustedAdvisorId)
            .GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("status").GetString() != "ok")
            .Select(item => item.GetProperty("resourceId").GetString()!),
    ];
}
