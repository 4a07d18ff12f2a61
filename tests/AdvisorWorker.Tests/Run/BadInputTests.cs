using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Run;

/// <summary>Whatever is mistyped: one clear line each, exit 2, and nothing read from any account.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("--checks HCP4007jGX", "No check is called 'HCP4007jGX'. Did you mean 'HCP4007jGY'?")]
    [InlineData("--checks security-group-open-port", "Did you mean 'security-group-open-ports'?")]
    [InlineData("--exclude-checks nonsense-that-is-nowhere-near", "No check is called 'nonsense-that-is-nowhere-near'.")]
    [InlineData("--pillars securty", "No pillar is called 'securty'. Did you mean 'security'?")]
    [InlineData("--regions us-esat-1", "--regions: no Region is called 'us-esat-1'. Did you mean 'us-east-1'?")]
    [InlineData("--exclude-regions eu-wst-1", "--exclude-regions: no Region is called 'eu-wst-1'. Did you mean 'eu-west-1'?")]
    [InlineData("--format jsn", "--format: 'jsn' is not known. Did you mean 'json'?")]
    [InlineData("--plan busines", "--plan: no support plan is called 'busines'. Did you mean 'business'?")]
    [InlineData("--gate of", "--gate: 'of' is not known. Did you mean 'off'?")]
    [InlineData("--fail-on eror", "--fail-on: 'eror' is not known. Did you mean 'error'?")]
    [InlineData("--profile nobody", "No profile is called 'nobody'.")]
    [InlineData("--endpoint-url nowhere", "--endpoint-url: 'nowhere' is no http or https address")]
    [InlineData("--endpoint-url http://emulator.example:4566", "allow it with --insecure")]
    [InlineData("--output /nonexistent/report.json", "--output: '/nonexistent/report.json' cannot be written")]
    [InlineData("--config /nonexistent/settings.json", "--config: there is no file '/nonexistent/settings.json'.")]
    [InlineData("--packs /nonexistent", "Pack folder '/nonexistent' does not exist.")]
    [InlineData("--sink carrier-pigeon:home", "--sink: 'carrier-pigeon' is no kind of sink")]
    [InlineData("--sink jsonl:-", "give the report a file with --output")]
    [InlineData("--regions us-east-1 --exclude-regions us-east-1", "--exclude-regions leaves none of --regions.")]
    [InlineData("--checks HCP4007jGY --exclude-checks HCP4007jGY", "together leave no check to run")]
    [InlineData("--demo --profile someone", "--demo brings its own account")]
    [InlineData("--no-such-option", "--no-such-option")]
    public async Task A_mistake_gets_one_line_and_exit_2(string options, string expected)
    {
        var run = await Advisor.RunAsync(["run", .. options.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(run.ErrorLines, line => line.Contains(expected, StringComparison.Ordinal));
        Assert.Equal("", run.Output);
        Assert.DoesNotContain("   at ", run.Errors);
    }

    [Fact]
    public async Task All_mistakes_are_said_together()
    {
        var run = await Advisor.RunAsync("run", "--checks", "no-such-check-anywhere", "--pillars", "beauty", "--regions", "mars-1", "--format", "punchcard", "--fail-on", "never", "--gate", "maybe");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(6, run.ErrorLines.Count);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_named()
    {
        var run = await Advisor.RunAsync("run", "--endpoint-url", "http://127.0.0.1:9", "--regions", "us-east-1");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("advisor: http://127.0.0.1:9/ does not answer: ", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public async Task Without_credentials_it_says_where_they_may_come_from()
    {
        var run = await Advisor.RunAsync(
            ["run", "--regions", "us-east-1"], new Dictionary<string, string?> { ["AWS_ACCESS_KEY_ID"] = null, ["AWS_SECRET_ACCESS_KEY"] = null, ["HOME"] = "/nonexistent" });

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("advisor: No AWS credentials were found.", Assert.Single(run.ErrorLines));
    }

    [Theory]
    [InlineData("""{ "Checks": { "security-group-open-ports": { "RedPort": [22] } } }""", "Checks:security-group-open-ports:RedPort is no setting")]
    [InlineData("""{ "Checks": { "security-group-open-ports": { "Ipv6": "perhaps" } } }""", "Checks:security-group-open-ports:Ipv6 has a value that cannot be used")]
    [InlineData("""{ "Checks": { "no-such-check": { "A": 1 } } }""", "Checks:no-such-check names no check")]
    [InlineData("""{ "Plan": { "Gate": "perhaps" } }""", "--gate: 'perhaps' is not known")]
    [InlineData("""{ "Events": { "Source": "aws.trustedadvisor" } }""", "Events:Source:")]
    [InlineData("""{ "Checks": """, "cannot be read")]
    public async Task A_mistake_in_the_settings_file_is_said_with_its_path(string settings, string expected)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        await File.WriteAllTextAsync(file, settings);
        try
        {
            var run = await Advisor.RunAsync("run", "--endpoint-url", "http://127.0.0.1:9", "--config", file);

            Assert.Equal(2, run.ExitCode);
            Assert.Contains(run.ErrorLines, line => line.Contains(expected, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
