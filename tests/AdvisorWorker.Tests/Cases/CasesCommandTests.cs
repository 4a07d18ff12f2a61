using System.Diagnostics;
using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Cases;

/// <summary>Cases by the real program: from the draft to their end, read by aws-cli, and killed in between.</summary>
public sealed class CasesCommandTests(MotoAccount moto) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-cases").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Store => Path.Combine(folder, "advisor.db");

    [Fact]
    public async Task A_cases_whole_life()
    {
        await using var sandbox = await ServeAsync();
        string[] at = ["--endpoint-url", sandbox.Url.ToString(), "--store", Store];

        var opened = await Advisor.RunAsync(["cases", "open", "HCP4007jGY", "--severity", "high", .. at]);
        var twice = await Advisor.RunAsync(["cases", "open", "HCP4007jGY", .. at]);
        var id = JsonDocument.Parse((await Advisor.RunAsync("cases", "list", "--format", "json", "--store", Store)).Output).RootElement[0].GetProperty("id").GetString()!;
        var replied = await Advisor.RunAsync(["cases", "reply", id, "--body", "Any news? password=hunter22x", .. at]);
        await Advisor.RunAsync(["cases", "sync", .. at]);
        var shown = await Advisor.RunAsync("cases", "show", id, "--store", Store);
        var related = await Advisor.RunAsync(["cases", "relate", id, "--body", "And how do we keep it closed?", .. at]);
        var resolved = await Advisor.RunAsync(["cases", "resolve", id, .. at]);
        var listed = await Advisor.RunAsync("cases", "list", "--all", "--store", Store);

        Assert.All([opened, twice, replied, shown, related, resolved, listed], run => Assert.Equal(0, run.ExitCode));
        Assert.Contains("is open about it already", twice.Errors);
        Assert.Contains("Any news? password=[REDACTED]", shown.Output);
        Assert.DoesNotContain("[Fill in", shown.Output);
        Assert.Contains("Related to case 170223333001: Security Groups", listed.Output);
        Assert.Single(listed.Output.Split('\n'), line => line.Contains("resolved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Aws_cli_reads_the_case_that_a_run_opened()
    {
        var aws = RequiredProgram.AwsCli.Require();
        await using var sandbox = await ServeAsync();

        var run = await RunAsync(sandbox);
        var cases = await AwsAsync(aws, sandbox, "describe-cases");

        var one = Assert.Single(cases.GetProperty("cases").EnumerateArray());
        Assert.Contains($"advisor: cases: opened {one.GetProperty("displayId").GetString()}: ", run.Errors);
        Assert.Equal("high", one.GetProperty("severityCode").GetString());
        Assert.Contains("EVIDENCE", one.GetProperty("recentCommunications").GetProperty("communications")[0].GetProperty("body").GetString());
    }

    [Fact]
    public async Task Killed_between_opening_and_noting_it_opens_no_second_case()
    {
        // AWS has the case, and tells so slowly how it is numbered.
        await using var sandbox = await ServeAsync(new FaultRule(FaultKind.Latency) { Operation = "support:DescribeCases", MinLatency = TimeSpan.FromSeconds(4), MaxLatency = TimeSpan.FromSeconds(4) });
        using (var doomed = Advisor.Start(Arguments(sandbox)))
        {
            while (!sandbox.Calls.ContainsKey("support.CreateCase"))
            {
                Assert.False(doomed.HasExited);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            await Task.Delay(500, TestContext.Current.CancellationToken);
            doomed.Kill();
            await doomed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var second = await RunAsync(sandbox);
        var third = await RunAsync(sandbox);

        Assert.Contains("Found at AWS, and taken on", second.Errors);
        Assert.DoesNotContain("cases: opened", third.Errors);
        Assert.Equal(1, sandbox.Calls["support.CreateCase"].Calls);
    }

    [Fact]
    public async Task Moto_takes_the_case_too()
    {
        await moto.EndpointAsync();
        var settings = Settings();
        string[] arguments = ["run", "--endpoint-url", $"{await moto.EndpointAsync()}", "--regions", "us-east-1", "--checks", "HCP4007jGY", "--plan", "business", "--config", settings, "--store", Store];

        var first = await Advisor.RunAsync(arguments);
        var second = await Advisor.RunAsync(arguments);

        Assert.Contains("advisor: cases: opened ", first.Errors);
        Assert.DoesNotContain("cases: opened", second.Errors);
    }

    [Fact]
    public async Task A_security_events_draft_has_every_field_and_says_which_are_empty()
    {
        var draft = await Advisor.RunAsync("cases", "draft", "--security-event", "--demo", "--impact", "Orders cannot be taken", "--principals", "arn:aws:iam::111122223333:user/ci");

        Assert.Equal(0, draft.ExitCode);
        string[] expected =
        [
            "Account      111122223333", "Issue type   customer-service", "Service      Account (customer-account)", "Severity     critical",
            "https://support.aws.amazon.com/#/contacts/aws-account-support/", "Tell your account team", "alternate-security-contact", "contact by chat",
            "WHEN IT WAS FIRST RECOGNISED", "TIMELINE", "ARTIFACTS", "SUSPECTED USERS AND ROLES\narn:aws:iam::111122223333:user/ci", "AFFECTED RESOURCES",
            "BUSINESS IMPACT\nOrders cannot be taken", "LEVEL OF ENGAGEMENT", "ADDITIONAL CONTACTS", "Not filled in: timeline (--timeline).",
        ];
        Assert.All(expected, part => Assert.Contains(part, draft.Output.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("basic", "low")]
    [InlineData("developer", "low")]
    [InlineData("business", "urgent")]
    [InlineData("enterprise-on-ramp", "critical")]
    [InlineData("enterprise", "critical")]
    public async Task A_security_events_severity_follows_the_plan(string plan, string severity)
    {
        var draft = await Advisor.RunAsync("cases", "draft", "--security-event", "--demo", "--plan", plan);

        Assert.Contains($"Severity     {severity}: ", draft.Output);
    }

    [Fact]
    public async Task A_plan_without_the_api_never_fails_a_run()
    {
        await using var sandbox = await SandboxServer.StartAsync(DemoAccount.Create(TimeProvider.System.GetUtcNow()), new() { Plan = SandboxPlan.Basic }, TestContext.Current.CancellationToken);

        var run = await Advisor.RunAsync(["run", "--fail-on", "none", .. Arguments(sandbox)[1..]]);
        var open = await Advisor.RunAsync("cases", "open", "HCP4007jGY", "--endpoint-url", sandbox.Url.ToString(), "--store", Store);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("paste what `advisor cases draft security-group-open-ports` prints", run.Errors);
        Assert.Equal(3, open.ExitCode);
        Assert.Contains("the plan has no Support API", open.Errors);
    }

    [Theory]
    [InlineData("cases open", "Name the check that the case is about, or --security-event.")]
    [InlineData("cases open HCP4007jGY --security-event", "--security-event is about no check")]
    [InlineData("cases open HCP4007jGY --severity panic", "--severity: 'panic' is not known.")]
    [InlineData("cases draft --security-event --contact-method pigeon", "--contact-method: 'pigeon' is not known.")]
    [InlineData("cases reply 1", "--body: there is no text")]
    [InlineData("cases reply 1 --body x --attach /nonexistent", "--attach: /nonexistent cannot be read")]
    public async Task A_mistake_gets_one_line_and_exit_2(string command, string expected)
    {
        var run = await Advisor.RunAsync([.. command.Split(' '), "--demo"]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"advisor: {expected}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escalation_needs_a_memory()
    {
        var run = await Advisor.RunAsync("run", "--demo", "--config", Settings());

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("advisor: Escalation:Mode is on, and nothing would remember which cases there are; name a store with --store.", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public async Task Permissions_for_cases_hold_no_wildcard()
    {
        var cases = await Advisor.RunAsync("permissions", "--cases");
        var console = await Advisor.RunAsync("permissions", "--console");

        Assert.Contains("\"support:CreateCase\"", cases.Output);
        Assert.Contains("\"support:ResolveCase\"", cases.Output);
        Assert.DoesNotContain(":*", cases.Output);
        Assert.Contains("\"trustedadvisor:Describe*\"", console.Output);
    }

    private static Task<SandboxServer> ServeAsync(params FaultRule[] faults) =>
        SandboxServer.StartAsync(DemoAccount.Create(TimeProvider.System.GetUtcNow()), new() { Faults = faults }, TestContext.Current.CancellationToken);

    private Task<Advisor.Ended> RunAsync(SandboxServer sandbox) => Advisor.RunAsync(Arguments(sandbox));

    private string[] Arguments(SandboxServer sandbox) =>
        ["run", "--endpoint-url", sandbox.Url.ToString(), "--regions", "us-east-1", "--checks", "HCP4007jGY", "--config", Settings(), "--store", Store];

    private string Settings()
    {
        var path = Path.Combine(folder, "settings.json");
        File.WriteAllText(path, """{ "Escalation": { "Mode": "on", "Rules": [ { "Name": "ports", "Checks": [ "HCP4007jGY" ], "Severity": "high" } ] } }""");
        return path;
    }

    private static async Task<JsonElement> AwsAsync(string aws, SandboxServer sandbox, string command)
    {
        var start = new ProcessStartInfo(aws, ["--endpoint-url", sandbox.Url.ToString(), "--region", "us-east-1", "--output", "json", "support", command]);
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "x";
        return JsonDocument.Parse((await ProgramRun.ToEndAsync(start)).Output).RootElement;
    }
}
