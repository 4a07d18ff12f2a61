using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Accounts;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Cases;

/// <summary>Cases of accounts that are entered through a role: each is opened, followed and ended in the account whose it is.</summary>
public sealed class MemberCasesTests
{
    private const string Member = "200000000001";
    private const string Other = "200000000002";

    private const string All = """
        assume:
          role: arn:aws:iam::{account}:role/advisor-read
          writeRole: arn:aws:iam::{account}:role/advisor-write
        organization: {}
        """;

    private const string OtherAlone = """
        assume:
          role: arn:aws:iam::{account}:role/advisor-read
        accounts:
          - account: 200000000002
        """;

    [Fact]
    public async Task A_cases_whole_life_is_in_the_account_whose_it_is()
    {
        await using var organization = await ServedOrganization.StartAsync(4);
        string[] store = ["--store", organization.Store];

        var draft = await organization.CommandAsync(All, ["cases", "draft", "HCP4007jGY", "--account", Member]);
        var opened = await organization.CommandAsync(All, ["cases", "open", "HCP4007jGY", "--account", Member, .. store]);
        var listed = await organization.CommandAsync(All, ["cases", "list", "--format", "json", .. store]);
        var elsewhere = await organization.CommandAsync(OtherAlone, ["cases", "list", .. store]);
        var id = Assert.Single(JsonDocument.Parse(listed.Output).RootElement.EnumerateArray()).GetProperty("id").GetString()!;

        // A case knows whose it is; the file knows how to get there.
        var replied = await organization.CommandAsync(All, ["cases", "reply", id, "--body", "Any news?", .. store]);
        var wrong = await organization.CommandAsync(All, ["cases", "reply", id, "--body", "Any news?", "--account", Other, .. store]);
        var unknown = await organization.CommandAsync(OtherAlone, ["cases", "reply", id, "--body", "Any news?", .. store]);
        var synced = await organization.CommandAsync(All, ["cases", "sync", "--account", Member, .. store]);
        var shown = await Advisor.RunAsync(["cases", "show", id, .. store]);
        var related = await organization.CommandAsync(All, ["cases", "relate", id, "--body", "And how do we keep it closed?", .. store]);
        var resolved = await organization.CommandAsync(All, ["cases", "resolve", id, .. store]);

        Assert.All([draft, opened, listed, elsewhere, replied, synced, shown, related, resolved], run => Assert.True(run.ExitCode == 0, run.Errors));
        Assert.Contains($"Account      {Member}", draft.Output);
        Assert.Equal("", elsewhere.Output);
        Assert.Contains("Any news?", shown.Output);
        Assert.Equal((2, $"advisor: --account: the case 170000001001 is of the account {Member}; leave the option out."), (wrong.ExitCode, Assert.Single(Mistakes(wrong))));
        Assert.Equal((2, $"advisor: --account: '{Member}' is none of the accounts of --accounts. Did you mean '{Other}'?"), (unknown.ExitCode, Assert.Single(Mistakes(unknown))));
        Assert.Equal((0, 2), (await organization.CasesAsync(null), await organization.CasesAsync(Member)));
        Assert.Equal(1, organization.Server.Calls["support.ResolveCase"].Calls);
        Assert.Equal(1, organization.Server.Calls["support.AddCommunicationToCase"].Calls);
    }

    [Fact]
    public async Task Cases_of_all_accounts_are_followed_and_one_that_cannot_be_entered_costs_the_others_nothing()
    {
        var ids = new Dictionary<string, string>();
        await using var organization = await ServedOrganization.StartAsync(5, new() { ExternalIds = ids });
        string[] store = ["--store", organization.Store];
        foreach (var account in (string[])[Member, Other])
        {
            Assert.Equal(0, (await organization.CommandAsync(All, ["cases", "open", "HCP4007jGY", "--account", account, .. store])).ExitCode);
            using var people = await organization.SupportAsync(account);
            await people.ResolveCaseAsync(new() { CaseId = (await people.DescribeCasesAsync(new())).Cases!.Single().CaseId }, TestContext.Current.CancellationToken);
            await people.CreateCaseAsync(new() { Subject = "By hand", CommunicationBody = "A question of ours." }, TestContext.Current.CancellationToken);
        }

        ids["200000000003"] = "agreed";
        var synced = await organization.CommandAsync(All, ["cases", "sync", "--all", .. store]);
        var listed = await organization.CommandAsync(All, ["cases", "list", "--all", "--format", "json", .. store]);

        Assert.Equal(3, synced.ExitCode);
        Assert.StartsWith("advisor: account 200000000003: AWS refuses the credentials: AccessDenied", Assert.Single(synced.ErrorLines, line => line.Contains("200000000003", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(
            [
                $"account {ServedOrganization.Management}: took over 0 cases", $"account {Member}: 170000001001: unassigned is now resolved", $"account {Member}: took over 1 case",
                $"account {Other}: 170000002001: unassigned is now resolved", $"account {Other}: took over 1 case", "account 200000000004: took over 0 cases",
            ],
            synced.ErrorLines.Where(line => !line.Contains("200000000003", StringComparison.Ordinal)).Select(line => line["advisor: ".Length..].Replace(" that were opened elsewhere.", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            [$"{Member} case resolved", $"{Member} imported open", $"{Other} case resolved", $"{Other} imported open"],
            JsonDocument.Parse(listed.Output).RootElement.EnumerateArray().Select(one => $"{one.GetProperty("account")} {one.GetProperty("kind")} {one.GetProperty("state")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_role_for_writing_that_leads_elsewhere_opens_no_case_there()
    {
        await using var organization = await ServedOrganization.StartAsync(3);
        var accounts = All.Replace("arn:aws:iam::{account}:role/advisor-write", $"arn:aws:iam::{Other}:role/advisor-write", StringComparison.Ordinal);

        var opened = await organization.CommandAsync(accounts, ["cases", "open", "HCP4007jGY", "--account", Member, "--store", organization.Store]);

        Assert.Equal((2, $"advisor: The credentials are of account {Other}, and the settings say {Member}; nothing was read."), (opened.ExitCode, opened.ErrorLines[^1]));
        Assert.DoesNotContain("support.CreateCase", organization.Server.Calls.Keys);
    }

    [Fact]
    public async Task Plan_doctor_and_preflight_look_at_the_account_that_is_meant()
    {
        await using var organization = await ServedOrganization.StartAsync(3, new() { Faults = [new FaultRule(FaultKind.Denied) { Account = Other, Operation = "ec2:DescribeSecurityGroups" }] });
        var accounts = $"""
            {All}
            accounts:
              - account: {Member}
                plan: developer
            """;

        var plan = await organization.CommandAsync(accounts, ["plan", "--account", Member]);
        var healthy = await organization.CommandAsync(accounts, ["doctor", "--account", Member, "--checks", "HCP4007jGY"]);
        var ill = await organization.CommandAsync(accounts, ["doctor", "--account", Other, "--checks", "HCP4007jGY"]);
        var missing = await organization.CommandAsync(accounts, ["permissions", "--preflight", "--account", Other, "--checks", "HCP4007jGY"]);
        var whole = await organization.CommandAsync(accounts, ["permissions", "--preflight", "--account", Member, "--checks", "HCP4007jGY"]);

        Assert.Contains(Member, plan.Output);
        Assert.Contains("Developer", plan.Output);
        Assert.Contains($"arn:aws:sts::{Member}:assumed-role/advisor-read/", healthy.Output);
        Assert.DoesNotContain("DescribeSecurityGroups", healthy.Output);
        Assert.Contains($"arn:aws:sts::{Other}:assumed-role/advisor-read/", ill.Output);
        Assert.Contains("ec2:DescribeSecurityGroups", ill.Output);
        Assert.Equal((0, 0, 3, 3, 0), (plan.ExitCode, healthy.ExitCode, ill.ExitCode, missing.ExitCode, whole.ExitCode));
        Assert.Contains("ec2:DescribeSecurityGroups", missing.Output);
    }

    [Theory]
    [InlineData("--account: it is one of the accounts of --accounts; name their file too.", "plan", "--account", Member)]
    [InlineData("--account: it is one of the accounts of --accounts; name their file too.", "cases", "open", "HCP4007jGY", "--account", Member)]
    [InlineData("--accounts: this is about one account; say which with --account.", "cases", "draft", "HCP4007jGY", "--accounts", "FILE")]
    [InlineData("--accounts: this is about one account; say which with --account.", "doctor", "--accounts", "FILE")]
    [InlineData("--accounts: a policy is the same for every account; the option belongs to --preflight.", "permissions", "--accounts", "FILE", "--account", Member)]
    public async Task An_account_that_is_not_said_clearly_is_a_usage_mistake(string mistake, params string[] command)
    {
        await using var organization = await ServedOrganization.StartAsync(2);
        var file = organization.Write("accounts.yaml", All);

        var run = await Advisor.RunAsync([.. command.Select(word => word == "FILE" ? file : word), "--endpoint-url", organization.Server.Url.ToString()]);

        Assert.Equal((2, $"advisor: {mistake}"), (run.ExitCode, Assert.Single(run.ErrorLines)));
    }

    // Notes about the organization are no mistakes.
    private static IEnumerable<string> Mistakes(Advisor.Ended run) => run.ErrorLines.Where(line => line.Contains("--account", StringComparison.Ordinal));
}
