using System.Text.Json;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Demo;

/// <summary>The README's first command: a made-up account, over real HTTP.</summary>
public sealed class DemoTests
{
    // No test changes the account, so one run serves those that only read its report.
    private static readonly Lazy<Task<Advisor.Ended>> Run = new(() => Advisor.RunAsync("run", "--demo", "--format", "json"));

    [Fact]
    public async Task It_flags_findings_of_all_six_pillars_and_exits_1()
    {
        var run = await Run.Value;
        var flagged = Checks(run).Where(check => Status(check) is "error" or "warning").Select(check => check.GetProperty("pillar").GetString()).Distinct();

        Assert.Equal(["cost_optimizing", "fault_tolerance", "operational_excellence", "performance", "security", "service_limits"], flagged.Order());
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task It_is_read_completely()
    {
        var report = (await Run.Value).Report;

        Assert.True(report.GetProperty("run").GetProperty("complete").GetBoolean(), report.GetProperty("unavailable").ToString());
        Assert.Equal(["eu-west-1", "us-east-1"], report.GetProperty("run").GetProperty("regions").EnumerateArray().Select(region => region.GetString()!));
    }

    [Fact]
    public async Task Almost_every_check_has_something_to_flag_and_something_to_pass()
    {
        var checks = Checks(await Run.Value).ToList();

        Assert.True(checks.Count(check => Status(check) is "error" or "warning") >= 40);
        Assert.All(checks, check => Assert.True(
            Status(check) != "not_available" || check.GetProperty("reason").GetString()!.StartsWith("NotOffered", StringComparison.Ordinal), check.ToString()));
    }

    [Fact]
    public async Task Each_request_is_made_once()
    {
        var calls = (await Run.Value).Report.GetProperty("run").GetProperty("apiCalls");

        // IAM is asked once more whether the credential report is ready by now.
        Assert.InRange(calls.GetProperty("total").GetInt64() - calls.GetProperty("distinct").GetInt64(), 0, 1);
        Assert.Equal(0, calls.GetProperty("retried").GetInt64());
    }

    [Fact]
    public async Task Cost_findings_state_what_they_save()
    {
        var savings = Checks(await Run.Value)
            .Where(check => check.GetProperty("pillar").GetString() == "cost_optimizing")
            .Select(check => check.GetProperty("estimatedMonthlySavings"))
            .Where(saving => saving.ValueKind == JsonValueKind.Object);

        Assert.All(savings, saving => Assert.True(saving.GetProperty("amount").GetDecimal() > 0));
        Assert.True(savings.Count() >= 3);
    }

    [Fact]
    public async Task Hostile_names_come_back_unharmed_from_JSON_and_do_nothing_to_a_terminal()
    {
        var json = (await Run.Value).Output;
        var table = (await Advisor.RunAsync("run", "--demo")).Output;

        Assert.All(json, character => Assert.True(character is '\n' or (>= ' ' and <= '~')));
        Assert.DoesNotContain(table, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain(table, character => char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format);
        var texts = Checks(await Run.Value).SelectMany(check => check.GetProperty("items").EnumerateArray())
            .SelectMany(item => item.GetProperty("columns").EnumerateObject().Select(column => column.Value.GetString())).OfType<string>().ToList();
        Assert.Contains(texts, text => text.Contains('\u001b'));
        Assert.Contains(texts, text => text.Contains('\u202e'));
        Assert.Contains(texts, text => text.Contains("<script", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(texts, text => text.StartsWith('='));
        Assert.Contains(texts, text => text.Length >= 250);
    }

    [Fact]
    public async Task Credentials_of_the_machine_are_not_read()
    {
        var canary = new Dictionary<string, string?>
        {
            ["AWS_ACCESS_KEY_ID"] = "AKIACANARYCANARYCANA",
            ["AWS_SECRET_ACCESS_KEY"] = "canary-secret-canary-secret",
            ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9",
        };

        var run = await Advisor.RunAsync(["run", "--demo", "--checks", "HCP4007jGY", "--verbose"], canary);

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("CANARY", run.Output + run.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_below_dev_is_written_into_and_never_replaced()
    {
        // A null device cannot be tried here: whoever may replace it would.
        Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.Exists("/dev/shm"), "Only Linux has /dev/shm.");
        if (!OperatingSystem.IsLinux())
        {
            return; // the compiler does not know that skipping ends a test
        }

        const UnixFileMode Odd = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupExecute;
        var path = $"/dev/shm/advisor-report-{Guid.NewGuid():N}.json";
        try
        {
            await File.WriteAllTextAsync(path, "");
            File.SetUnixFileMode(path, Odd);

            var run = await Advisor.RunAsync("run", "--demo", "--regions", "us-east-1", "--checks", "HCP4007jGY", "--format", "json", "--output", path, "--fail-on", "none");

            Assert.True(run.ExitCode == 0, run.Errors);
            Assert.Contains("\"schemaVersion\"", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
            Assert.Equal(Odd, File.GetUnixFileMode(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Basic_gates_all_but_core_checks_and_says_which_and_how_to_run_them()
    {
        var run = await Advisor.RunAsync("run", "--demo", "--plan", "basic", "--format", "json");
        var gated = run.Report.GetProperty("plans")[0].GetProperty("gated").EnumerateArray().Select(id => id.GetString()!).ToList();

        Assert.Contains("security-group-unrestricted-access", gated);
        Assert.DoesNotContain("security-group-open-ports", gated);
        Assert.All(gated, id => Assert.Equal(("not_available", "PlanNotEligible"), (Status(run.Check(id)), run.Check(id).GetProperty("reason").GetString())));
        Assert.True(run.Report.GetProperty("run").GetProperty("complete").GetBoolean());

        var table = await Advisor.RunAsync("run", "--demo", "--plan", "basic");
        Assert.Contains($"{gated.Count} checks", table.Output);
        Assert.Contains("--gate off", table.Output);
    }

    [Fact]
    public async Task The_gate_can_be_switched_off()
    {
        var run = await Advisor.RunAsync("run", "--demo", "--plan", "basic", "--gate", "off", "--checks", "1iG5NDGVre", "--format", "json");

        Assert.Equal("error", Status(run.Check("security-group-unrestricted-access")));
        Assert.Empty(run.Report.GetProperty("plans")[0].GetProperty("gated").EnumerateArray());
    }

    [Fact]
    public async Task The_plan_is_shown_with_how_it_was_found()
    {
        var run = await Advisor.RunAsync("plan", "--demo");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("critical", run.Output);
    }

    [Fact]
    public async Task A_case_is_drafted_with_what_an_engineer_asks_for_first()
    {
        var run = await Advisor.RunAsync("cases", "draft", "HCP4007jGY", "--demo");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Security Groups - Specific Ports Unrestricted", run.Output);
        Assert.Contains("us-east-1", run.Output);
        Assert.Contains("arn:aws:ec2:", run.Output);
        Assert.Contains("https://console.aws.amazon.com/support/home#/case/create", run.Output);
    }

    [Fact]
    public async Task One_check_alone_gives_what_it_gives_among_all()
    {
        var all = await Run.Value;
        foreach (var id in (string[])["underutilized-ebs-volumes", "s3-bucket-permissions", "load-balancer-optimization", "ebs-gp2-storage-limit"])
        {
            var alone = await Advisor.RunAsync("run", "--demo", "--format", "json", "--checks", id);

            Assert.Equal(all.Resources(id), alone.Resources(id));
            Assert.NotEmpty(alone.Resources(id));
        }
    }

    private static IEnumerable<JsonElement> Checks(Advisor.Ended run) => run.Report.GetProperty("checks").EnumerateArray();

    private static string Status(JsonElement check) => check.GetProperty("status").GetString()!;
}
