using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Run;

/// <summary>The main job against whatever emulator ADVISOR_TEST_ENDPOINT names, such as LocalStack from docker-compose.localstack.yml.</summary>
public sealed class AnyEndpointTests
{
    [Fact]
    public async Task What_was_planted_is_found_at_any_endpoint()
    {
        var url = Environment.GetEnvironmentVariable("ADVISOR_TEST_ENDPOINT");
        Assert.SkipWhen(string.IsNullOrEmpty(url), "ADVISOR_TEST_ENDPOINT is not set; docker-compose.localstack.yml starts an endpoint at http://127.0.0.1:4566");
        var planted = await MotoAccount.ScriptAsync("plant_account.py", new(url!), "without-rds");

        var run = await Advisor.RunAsync("run", "--endpoint-url", url!, "--regions", "us-east-1", "--format", "json");

        Assert.Contains(planted.GetProperty("open-ssh").GetString()!, run.Resources("security-group-open-ports"));
        Assert.DoesNotContain(planted.GetProperty("web").GetString()!, run.Resources("security-group-open-ports"));
        Assert.Contains("public-read-bucket", run.Resources("s3-bucket-versioning"));
        Assert.Equal(1, run.ExitCode);
    }
}
