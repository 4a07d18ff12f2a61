using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Accounts;

/// <summary>One run over an organization, by the real program.</summary>
public sealed class OrganizationRunTests
{
    private const string All = """
        assume:
          role: arn:aws:iam::{account}:role/advisor-read
        organization: {}
        """;

    [Fact]
    public async Task Twenty_accounts_are_one_report_and_every_call_is_made_once()
    {
        await using var organization = await ServedOrganization.StartAsync(20);

        var run = await organization.RunAsync(All, "--pillars", "security,fault_tolerance");

        // Of nineteen others, the seventh and fourteenth are suspended.
        Assert.Equal(1, run.ExitCode);
        var accounts = Accounts(run);
        Assert.Equal(18, accounts.Count);
        Assert.DoesNotContain("200000000007", accounts);
        Assert.Contains("advisor: The account 200000000007 (team-7) was not checked: it is SUSPENDED.", run.ErrorLines);
        Assert.True(run.Report.GetProperty("run").GetProperty("complete").GetBoolean());
        Assert.Equal(accounts, run.Report.GetProperty("plans").EnumerateArray().Select(plan => plan.GetProperty("account").GetString()));
        Assert.Single(Checks(run).CountBy(check => check.GetProperty("account").GetString()!).Select(count => count.Value).Distinct());
        Assert.All(organization.Server.Calls, call => Assert.Equal((call.Key, call.Value.Distinct), (call.Key, call.Value.Calls)));
        Assert.Equal(1, organization.Server.Calls["organizations.ListAccounts"].Calls);
        var calls = run.Report.GetProperty("run").GetProperty("apiCalls");
        Assert.Equal(calls.GetProperty("total").GetInt64(), calls.GetProperty("distinct").GetInt64());
    }

    [Fact]
    public async Task An_account_that_cannot_be_entered_costs_the_others_nothing()
    {
        await using var whole = await ServedOrganization.StartAsync(6);
        await using var broken = await ServedOrganization.StartAsync(6, new() { ExternalIds = new Dictionary<string, string> { ["200000000003"] = "agreed" } });

        var all = await whole.RunAsync(All, "--pillars", "security", "--fail-on", "none");
        var some = await broken.RunAsync(All, "--pillars", "security", "--fail-on", "none", "--sink", $"jsonl:{broken.Events}");

        Assert.Equal((0, 3), (all.ExitCode, some.ExitCode));
        Assert.Equal(Accounts(all), Accounts(some));
        Assert.StartsWith("advisor: account 200000000003 (team-3) was not checked: AccessDenied sts:AssumeRole: AWS refuses the credentials: AccessDenied", Assert.Single(some.ErrorLines, line => line.Contains("was not checked")), StringComparison.Ordinal);
        Assert.Equal("Exit 3: 1 of 6 accounts could not be checked at all.", some.ErrorLines[^1]);
        Assert.Equal(Checks(all).Where(IsOther).Select(Text), Checks(some).Where(IsOther).Select(Text));
        Assert.All(Checks(some).Where(check => !IsOther(check)), check => Assert.Equal("not_available", check.GetProperty("status").GetString()));
        Assert.Equal(Checks(some).Count(check => !IsOther(check)), some.Report.GetProperty("unavailable").EnumerateArray().Count(gap => gap.GetProperty("account").GetString() == "200000000003" && gap.GetProperty("reason").GetString() == "AccessDenied"));
        Assert.Equal(whole.Server.Calls["ec2.DescribeSecurityGroups"].Calls - 1, broken.Server.Calls["ec2.DescribeSecurityGroups"].Calls);
        Assert.All(broken.Server.Calls, call => Assert.Equal((call.Key, call.Value.Distinct), (call.Key, call.Value.Calls)));

        // Each account is told of as a run of its own.
        var events = File.ReadLines(broken.Events).Select(line => JsonDocument.Parse(line).RootElement).Where(told => told.GetRawText().Contains("\"run-id\"", StringComparison.Ordinal) && told.GetRawText().Contains("\"check-summaries\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, events.Count);
        Assert.Contains("AccessDenied sts:AssumeRole", Assert.Single(events, told => told.GetRawText().Contains("\"complete\":false", StringComparison.Ordinal)).GetRawText());

        static bool IsOther(JsonElement check) => check.GetProperty("account").GetString() != "200000000003";

        // Both were served at their own instant.
        static string Text(JsonElement check) => $"{check.GetProperty("account")} {check.GetProperty("id")} {check.GetProperty("status")} {check.GetProperty("resourcesSummary").GetRawText()}";
    }

    [Fact]
    public async Task An_account_that_fails_throughout_is_not_available_and_the_others_are_complete()
    {
        await using var organization = await ServedOrganization.StartAsync(4, new() { Faults = [new FaultRule(FaultKind.Denied) { Account = "200000000002" }] });

        var run = await organization.RunAsync(All, "--checks", "HCP4007jGY", "--fail-on", "none");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(
            ["111122223333 True", "200000000001 True", "200000000002 False", "200000000003 True"],
            run.Report.GetProperty("run").GetProperty("accountRuns").EnumerateArray().Select(part => $"{part.GetProperty("account")} {part.GetProperty("complete").GetBoolean()}"));
    }

    [Fact]
    public async Task Units_are_taken_with_all_in_them_and_left_out_with_all_in_them()
    {
        await using var organization = await ServedOrganization.StartAsync(9);

        var workloads = await organization.RunAsync($"{All[..All.IndexOf("organization", StringComparison.Ordinal)]}organization:\n  units: [ou-root-workload, ou-root-test0000]\n  excludeUnits: [ou-root-producti]\n  accounts: [\"200000000001\", \"999988887777\"]\n  excludeAccounts: [\"200000000003\"]\n", "--checks", "HCP4007jGY");
        var none = await organization.RunAsync("organization:\n  units: [ou-root-nowhere0]\n", "--checks", "HCP4007jGY");

        Assert.Equal(["200000000001", "200000000005"], Accounts(workloads));
        Assert.Equal(
            ["advisor: The account 999988887777 was not checked: it is not in the organization.", "advisor: The account 200000000007 (team-7) was not checked: it is SUSPENDED."],
            workloads.ErrorLines.Take(2));
        Assert.Equal((2, "advisor: The organization has no unit ou-root-nowhere0; nothing was checked."), (none.ExitCode, Assert.Single(none.ErrorLines)));
    }

    [Fact]
    public async Task An_organization_that_may_not_be_read_ends_the_run_before_it_begins()
    {
        await using var organization = await ServedOrganization.StartAsync(3, new() { Faults = [new FaultRule(FaultKind.Denied) { Service = "organizations" }] });

        var run = await organization.RunAsync(All);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("advisor: The organization cannot be read (AccessDenied organizations:ListAccounts", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("ec2.DescribeRegions", organization.Server.Calls.Keys);
    }

    [Fact]
    public async Task An_account_is_checked_as_it_says_itself_and_the_table_goes_by_accounts()
    {
        await using var organization = await ServedOrganization.StartAsync(3, new() { Plan = SandboxPlan.Basic, ExternalIds = new Dictionary<string, string> { ["200000000001"] = "agreed" } });

        var run = await organization.RunAsync(
            $"""
            {All}
            accounts:
              - account: 200000000001
                name: the auditors
                externalIdFile: {organization.Write("id", "agreed\n")}
                gate: off
                regions: [eu-west-1]
                pillars: [security]
              - account: 200000000002
                checks: [HCP4007jGY]
            """,
            "--format",
            "table");

        Assert.Contains("\nAccount 200000000001 (the auditors) in eu-west-1\n\nSecurity  ", run.Output);
        var second = run.Output[run.Output.IndexOf("Account 200000000002", StringComparison.Ordinal)..];
        Assert.StartsWith("Account 200000000002 (team-2) in us-east-1\n\nSecurity  1 check,", second, StringComparison.Ordinal);
        Assert.Contains("\nAccounts\n  111122223333 (management)  ", run.Output);
        Assert.Equal(1, run.Output.Split("Gated by the support plan:").Length - 1);
    }

    private static List<string> Accounts(Advisor.Ended run) => [.. run.Report.GetProperty("run").GetProperty("accounts").EnumerateArray().Select(account => account.GetString()!)];

    private static List<JsonElement> Checks(Advisor.Ended run) => [.. run.Report.GetProperty("checks").EnumerateArray()];
}
