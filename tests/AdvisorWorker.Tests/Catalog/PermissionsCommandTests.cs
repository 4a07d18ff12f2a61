using System.Text.Json;
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

    private static IReadOnlyList<string> Actions(Advisor.Ended printed)
    {
        var statement = Assert.Single(JsonDocument.Parse(printed.Output).RootElement.GetProperty("Statement").EnumerateArray());
        Assert.Equal(("Allow", "*"), (statement.GetProperty("Effect").GetString(), statement.GetProperty("Resource").GetString()));
        return [.. statement.GetProperty("Action").EnumerateArray().Select(action => action.GetString()!)];
    }
}
