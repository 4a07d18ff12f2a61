using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Catalog;

public sealed class PermissionsCommandTests
{
    [Fact]
    public async Task A_checks_policy_allows_what_its_collectors_and_parts_declare_and_what_every_run_asks() =>
        Assert.Equal(
            [
                "ec2:DescribeRegions",
                "s3:GetAccountPublicAccessBlock",
                "s3:GetBucketAcl",
                "s3:GetBucketLocation",
                "s3:GetBucketPolicyStatus",
                "s3:GetBucketPublicAccessBlock",
                "s3:ListAllMyBuckets",
                "support:DescribeSeverityLevels",
            ],
            Actions(await Advisor.RunAsync("permissions", "--checks", "Pfx0RwqBli")));

    [Fact]
    public async Task The_policy_of_all_checks_only_reads_and_fits_into_a_managed_policy()
    {
        var printed = await Advisor.RunAsync("permissions");

        Assert.All(Actions(printed), action => Assert.Matches("^[a-z0-9-]+:(Describe|Get|List|Generate)[A-Za-z0-9]+$", action));
        Assert.True(printed.Output.Count(character => !char.IsWhiteSpace(character)) <= 6144);
    }

    [Fact]
    public async Task Preflight_names_what_is_missing_and_nothing_else()
    {
        await using var sandbox = await SandboxServer.StartAsync(
            DemoAccount.Create(TimeProvider.System.GetUtcNow()),
            new() { Faults = [new(FaultKind.Denied) { Operation = "ec2:DescribeVolumes" }, new(FaultKind.Denied) { Operation = "s3:GetBucketAcl", Probability = 0.5 }] },
            TestContext.Current.CancellationToken);

        var printed = await Advisor.RunAsync("permissions", "--preflight", "--endpoint-url", $"{sandbox.Url}");

        Assert.Equal(3, printed.ExitCode);
        Assert.Equal(["ec2:DescribeVolumes", "s3:GetBucketAcl"], Actions(printed));
    }

    [Fact]
    public async Task Preflight_of_a_caller_who_may_everything_prints_no_policy()
    {
        var printed = await Advisor.RunAsync("permissions", "--preflight", "--demo", "--checks", "Pfx0RwqBli");

        Assert.Equal((0, ""), (printed.ExitCode, printed.Output));
        Assert.Equal(["7 of 8 actions are allowed.", "Not tried, because the account gave no occasion: s3:GetBucketLocation."], printed.ErrorLines);
    }

    private static IReadOnlyList<string> Actions(Advisor.Ended printed)
    {
        var statement = Assert.Single(JsonDocument.Parse(printed.Output).RootElement.GetProperty("Statement").EnumerateArray());
        Assert.Equal(("Allow", "*"), (statement.GetProperty("Effect").GetString(), statement.GetProperty("Resource").GetString()));
        return [.. statement.GetProperty("Action").EnumerateArray().Select(action => action.GetString()!)];
    }
}
