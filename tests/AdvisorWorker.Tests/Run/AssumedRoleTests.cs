using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Run;

/// <summary>Another account through a role, on moto, whose STS really switches account.</summary>
public sealed class AssumedRoleTests(MotoAccount moto)
{
    [Fact]
    public async Task The_account_of_the_role_is_read()
    {
        var run = await RunAsync("""{ "RoleArn": "arn:aws:iam::222233334444:role/auditor", "ExternalId": "fernweh-7" }""");

        Assert.Equal("222233334444", run.Report.GetProperty("run").GetProperty("accounts")[0].GetString());
        Assert.DoesNotContain(moto.Id("open-ssh"), run.Resources("security-group-open-ports"));
    }

    [Fact]
    public async Task Another_account_than_the_configured_one_is_not_read()
    {
        var run = await RunAsync("""{ "Id": "999988887777", "RoleArn": "arn:aws:iam::222233334444:role/auditor" }""");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("advisor: The credentials are of account 222233334444, and the settings say 999988887777; nothing was read.", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public async Task All_mistakes_of_the_section_are_said()
    {
        var run = await RunAsync("""{ "Id": "12", "RoleArn": "auditor", "ExternalId": "x", "DurationSeconds": 60, "Rolle": "a" }""");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(5, run.ErrorLines.Count);
        Assert.All(run.ErrorLines, line => Assert.StartsWith("advisor: Account:", line, StringComparison.Ordinal));
    }

    private async Task<Advisor.Ended> RunAsync(string account)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        await File.WriteAllTextAsync(file, $$"""{ "Account": {{account}} }""");
        try
        {
            return await Advisor.RunAsync(
                "run", "--config", file, "--endpoint-url", $"{await moto.EndpointAsync()}", "--regions", "us-east-1", "--checks", "HCP4007jGY", "--format", "json");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
