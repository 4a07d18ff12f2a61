using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Accounts;

/// <summary>What is remembered, silenced and told to AWS Support of many accounts is each account's own.</summary>
public sealed class AccountsWithStoreTests
{
    private const string All = """
        assume:
          role: arn:aws:iam::{account}:role/advisor-read
        organization: {}
        """;

    private const string Escalation = """{ "Escalation": { "Mode": "on", "Rules": [ { "Name": "ports", "Checks": [ "HCP4007jGY" ], "Severity": "high" } ] } }""";

    [Fact]
    public async Task What_an_account_had_is_not_resolved_while_it_cannot_be_entered()
    {
        var ids = new Dictionary<string, string>();
        await using var organization = await ServedOrganization.StartAsync(4, new() { ExternalIds = ids });
        string[] options = ["--checks", "HCP4007jGY,1iG5NDGVre", "--store", organization.Store, "--sink", $"jsonl:{organization.Events}"];

        var first = await organization.RunAsync(All, options);
        ids["200000000002"] = "agreed";
        var told = File.ReadLines(organization.Events).Count();
        var without = await organization.RunAsync(All, [.. options, "--only-new"]);
        ids.Clear();
        var again = await organization.RunAsync(All, [.. options, "--only-new"]);

        Assert.Equal((1, 3, 0), (first.ExitCode, without.ExitCode, again.ExitCode));
        Assert.All([without, again], run => Assert.Contains(run.ErrorLines, line => line.StartsWith("advisor: since the last run: 0 new, ", StringComparison.Ordinal) && !line.Contains("resolved", StringComparison.Ordinal)));

        // Two runs without changes: an event for the end of each account's, and no item's.
        Assert.Equal(told + 8, File.ReadLines(organization.Events).Count());
        Assert.Equal(Unchanged(first, "new"), Unchanged(again, "unchanged"));

        static int Unchanged(Advisor.Ended run, string word)
        {
            var line = run.ErrorLines.Single(line => line.StartsWith("advisor: since the last run: ", StringComparison.Ordinal));
            return int.Parse(line[..line.IndexOf($" {word}", StringComparison.Ordinal)].Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task A_rule_is_of_no_use_only_where_it_is_in_every_account_that_it_could_be_about()
    {
        await using var organization = await ServedOrganization.StartAsync(3, new() { ExternalIds = new Dictionary<string, string> { ["200000000002"] = "agreed" } });
        var rules = organization.Write("rules.yaml", """
            suppressions:
              - { id: one-account, check: HCP4007jGY, account: "200000000001", reason: known }
              - { id: nowhere, check: HCP4007jGY, account: "200000000001", resource: sg-nothing, reason: gone }
              - { id: unread, check: HCP4007jGY, resource: sg-nothing, reason: perhaps in the account that was not entered }
            """);

        var run = await organization.RunAsync(All, "--checks", "HCP4007jGY", "--suppressions", rules, "--format", "json");

        var suppressions = run.Report.GetProperty("suppressions");
        Assert.Equal(1, suppressions.GetProperty("applied").GetInt32());
        Assert.Equal(["nowhere"], suppressions.GetProperty("unused").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(
            ["111122223333 False", "200000000001 True", "200000000002 False"],
            run.Report.GetProperty("checks").EnumerateArray().Select(check => $"{check.GetProperty("account")} {check.GetProperty("resourcesSummary").GetProperty("suppressed").GetInt32() > 0}"));
    }

    [Fact]
    public async Task Cases_are_opened_in_the_account_whose_they_are_and_not_where_that_is_off()
    {
        await using var organization = await ServedOrganization.StartAsync(3);
        var settings = organization.Write("settings.json", Escalation);

        var run = await organization.RunAsync(
            $"""
            {All}
            accounts:
              - account: 200000000001
                writeRole: arn:aws:iam::200000000001:role/advisor-write
              - account: 200000000002
                escalation: off
            """,
            "--checks",
            "HCP4007jGY",
            "--config",
            settings,
            "--store",
            organization.Store);

        Assert.Equal(
            ["advisor: cases: 111122223333: opened", "advisor: cases: 200000000001: opened"],
            run.ErrorLines.Where(line => line.Contains(" cases: ", StringComparison.Ordinal)).Select(line => line[..(line.IndexOf(" opened", StringComparison.Ordinal) + " opened".Length)]));
        Assert.Equal((1, 1, 0), (await organization.CasesAsync(null), await organization.CasesAsync("200000000001"), await organization.CasesAsync("200000000002")));
    }

    [Fact]
    public async Task A_role_for_writing_that_leads_to_another_account_opens_no_case_there()
    {
        await using var organization = await ServedOrganization.StartAsync(3);
        var settings = organization.Write("settings.json", Escalation);

        var run = await organization.RunAsync(
            """
            assume:
              role: arn:aws:iam::{account}:role/advisor-read
            accounts:
              - account: 200000000001
                writeRole: arn:aws:iam::200000000002:role/advisor-write
            """,
            "--checks",
            "HCP4007jGY",
            "--config",
            settings,
            "--store",
            organization.Store);

        Assert.Contains(run.ErrorLines, line => line.StartsWith("advisor: cases: they wait: The credentials are of account 200000000002, and the settings say 200000000001", StringComparison.Ordinal));
        Assert.Equal((0, 0), (await organization.CasesAsync("200000000001"), await organization.CasesAsync("200000000002")));
    }
}
