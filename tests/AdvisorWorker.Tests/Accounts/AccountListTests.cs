using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Accounts;

/// <summary>A list of accounts on moto, which nobody here wrote and whose STS really switches account.</summary>
public sealed class AccountListTests(MotoAccount moto) : IDisposable
{
    // The account that moto's callers without a session are in.
    private const string Callers = "123456789012";

    private readonly string folder = Directory.CreateTempSubdirectory("advisor-list").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_callers_own_account_needs_no_role_and_others_are_entered_through_theirs()
    {
        var run = await RunAsync($$"""{ "assume": { "role": "arn:aws:iam::{account}:role/auditor", "externalId": "fernweh-7" }, "accounts": [ { "account": "{{Callers}}" }, { "account": "222233334444" } ] }""");

        Assert.Equal([Callers, "222233334444"], run.Report.GetProperty("run").GetProperty("accounts").EnumerateArray().Select(account => account.GetString()));
        var flagged = run.Report.GetProperty("checks").EnumerateArray().ToDictionary(
            check => check.GetProperty("account").GetString()!,
            check => check.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("resourceId").GetString()).ToList());
        Assert.Contains(moto.Id("open-ssh"), flagged[Callers]);
        Assert.DoesNotContain(moto.Id("open-ssh"), flagged["222233334444"]);
    }

    [Fact]
    public async Task An_account_without_a_role_that_is_not_the_callers_is_not_mistaken_for_it()
    {
        var run = await RunAsync("""{ "accounts": [ { "account": "999988887777" } ] }""");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith($"advisor: account 999988887777 was not checked: Failed: The credentials are of account {Callers}, and the settings say 999988887777", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal("not_available", run.Check("security-group-open-ports").GetProperty("status").GetString());
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_nothing_is_asked()
    {
        var file = await WriteAsync("""
            {
              "assume": { "role": "auditor" },
              "accounts": [
                { "account": "111122223333", "plan": "gold", "checks": [ "HCP4007jGX" ], "pillars": [ "securty" ] },
                { "account": "222233334444", "pillars": [ "performance" ] }
              ]
            }
            """);

        var run = await Advisor.RunAsync(
            ["run", "--accounts", file, "--endpoint-url", "http://127.0.0.1:9", "--regions", "us-east-1", "--checks", "HCP4007jGY", "--fail-on", "never"],
            new Dictionary<string, string?> { ["Account__RoleArn"] = "arn:aws:iam::111122223333:role/x" });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("advisor: --accounts: the file says how accounts are entered, and the section Account does too; leave one out.", run.ErrorLines);
        Assert.Contains(run.ErrorLines, line => line.StartsWith("advisor: --fail-on: ", StringComparison.Ordinal));
        Assert.Equal(
            [
                $"advisor: {file}:2: role: 'auditor' is no role; write it like arn:aws:iam::{{account}}:role/NAME.",
                $"advisor: {file}:4: plan: no support plan is called 'gold'. Known: basic, developer, business, enterprise-on-ramp, business-plus, enterprise, unified-operations.",
                $"advisor: {file}:4: checks: no check is called 'HCP4007jGX'. Did you mean 'HCP4007jGY'? `advisor checks list` lists them.",
                $"advisor: {file}:4: pillars: no pillar is called 'securty'. Did you mean 'security'? Known: cost_optimizing, security, fault_tolerance, performance, service_limits, operational_excellence.",
            ],
            run.ErrorLines.Where(line => line.Contains(".json:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_demo_is_one_account()
    {
        var run = await Advisor.RunAsync("run", "--demo", "--accounts", await WriteAsync("""{ "accounts": [ { "account": "111122223333" } ] }"""));

        Assert.Equal((2, "advisor: --accounts: --demo and --replay bring the only account there is; leave one out."), (run.ExitCode, Assert.Single(run.ErrorLines)));
    }

    private async Task<Advisor.Ended> RunAsync(string accounts) => await Advisor.RunAsync(
        "run", "--accounts", await WriteAsync(accounts), "--endpoint-url", $"{await moto.EndpointAsync()}", "--regions", "us-east-1", "--checks", "HCP4007jGY", "--format", "json");

    private async Task<string> WriteAsync(string accounts)
    {
        var file = Path.Combine(folder, "accounts.json");
        await File.WriteAllTextAsync(file, accounts);
        return file;
    }
}
