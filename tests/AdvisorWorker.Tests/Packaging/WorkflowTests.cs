using System.Text.RegularExpressions;
using AdvisorWorker.Options;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;
using YamlDotNet.RepresentationModel;

namespace AdvisorWorker.Tests.Packaging;

/// <summary>The repository's workflow; what it runs, run plainly.</summary>
public sealed partial class WorkflowTests : IAsyncDisposable
{
    private static readonly string[] TopKeys = ["concurrency", "env", "jobs", "name", "on", "permissions"];
    private static readonly string[] JobKeys = ["env", "runs-on", "services", "steps", "timeout-minutes"];
    private static readonly string[] StepKeys = ["env", "name", "run", "uses", "with"];

    private readonly PostgresServer postgres = new() { Password = "of-the-workflow" };

    private static YamlMappingNode Workflow { get; } = RepositoryYaml.Read(".github/workflows/ci.yml");

    private static IReadOnlyList<(string Key, YamlNode Value)> Jobs { get; } = [.. RepositoryYaml.Each(Workflow, "jobs")];

    public ValueTask DisposeAsync() => postgres.DisposeAsync();

    [Fact]
    public void It_may_only_read_and_runs_nothing_that_can_change_under_it()
    {
        var permissions = RepositoryYaml.Each(Workflow, "permissions").Select(permission => $"{permission.Key}: {RepositoryYaml.Text(permission.Value)}");
        var uses = Jobs.SelectMany(job => Steps(job.Value)).Select(step => RepositoryYaml.Find(step, "uses")).OfType<YamlNode>().Select(RepositoryYaml.Text).ToList();

        Assert.Equal(["contents: read"], permissions);
        Assert.NotEmpty(uses);
        Assert.All(uses, action => Assert.Matches("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$", action));
        Assert.All(
            Jobs.SelectMany(job => RepositoryYaml.Each(job.Value, "services")).Select(service => RepositoryYaml.Text(service.Value["image"])),
            image => Assert.Matches("^[a-z/]+:[0-9.]+$", image));
    }

    [Fact]
    public void It_says_nothing_that_GitHub_does_not_know()
    {
        Assert.Empty(RepositoryYaml.Keys(Workflow).Except(TopKeys));
        Assert.All(Jobs, job =>
        {
            Assert.Empty(RepositoryYaml.Keys(job.Value).Except(JobKeys));
            Assert.All(Steps(job.Value), step =>
            {
                Assert.Empty(RepositoryYaml.Keys(step).Except(StepKeys));
                Assert.Single(RepositoryYaml.Keys(step), key => key is "uses" or "run");
            });
        });
    }

    [Fact]
    public void Every_project_and_script_that_its_steps_name_is_there()
    {
        var scripts = Jobs.SelectMany(job => Steps(job.Value)).Select(step => RepositoryYaml.Find(step, "run")).OfType<YamlNode>().Select(RepositoryYaml.Text).ToList();
        var paths = scripts.SelectMany(script => Named().Matches(script)).Select(found => found.Value).Distinct().ToList();

        Assert.Contains("src/AdvisorWorker", paths);
        Assert.Contains(".ci/run", paths);
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(Advisor.Repository, path)), path));
        var profile = Assert.Single(scripts.SelectMany(script => Profile().Matches(script)).Select(found => found.Groups[1].Value).Distinct());
        Assert.True(File.Exists(Path.Combine(Advisor.Repository, "src", "AdvisorWorker", "Properties", "PublishProfiles", $"{profile}.pubxml")));
        var tests = Assert.Single(scripts.SelectMany(script => Filter().Matches(script)).Select(found => found.Groups[1].Value));
        Assert.Contains(typeof(WorkflowTests).Assembly.GetTypes(), type => type.Name == tests);
    }

    [Fact]
    public async Task Its_runs_against_LocalStack_are_runs_that_the_program_takes()
    {
        var job = Jobs.Single(job => job.Key == "localstack").Value;
        var environment = RepositoryYaml.Each(job, "env").ToDictionary(variable => variable.Key, variable => (string?)RepositoryYaml.Text(variable.Value));
        var localStack = LocalStackSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(environment.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value))).Build(), []);
        Assert.Equal(new("http://127.0.0.1:4566"), localStack?.Url);

        // In the places of LocalStack and the service's database, those of the tests.
        await using var sandbox = await SandboxServer.StartAsync(DemoAccount.Create(TimeProvider.System.GetUtcNow()), new(), TestContext.Current.CancellationToken);
        var database = new NpgsqlConnectionStringBuilder(await postgres.NewDatabaseAsync());
        environment["LocalStack__Config__EdgePort"] = $"{sandbox.Url.Port}";
        environment["Store"] = new UriBuilder(environment["Store"]!) { Port = database.Port, UserName = database.Username, Path = database.Database }.Uri.ToString();
        environment["PGPASSWORD"] = postgres.Password;
        var runs = Steps(job).Select(step => RepositoryYaml.Find(step, "run")).OfType<YamlNode>().SelectMany(run => RepositoryYaml.Text(run).Split('\n')).Where(line => line.Contains("/advisor run ", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, runs.Count);
        foreach (var run in runs)
        {
            var ended = await Advisor.RunAsync([.. run.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)], environment);
            Assert.True(ended.ExitCode == 0, ended.Errors);
            Assert.Contains("since the last run: ", ended.Errors);
        }

        Assert.True(sandbox.Calls["ec2.DescribeSecurityGroups"].Calls == 2);
    }

    private static IEnumerable<YamlNode> Steps(YamlNode job) => ((YamlSequenceNode)job["steps"]).Children;

    [GeneratedRegex(@"(?<=^|\s)(src|tests|\.ci)/[\w./-]*?[\w]+(?=\s|/bin/|$)", RegexOptions.Multiline)]
    private static partial Regex Named();

    [GeneratedRegex(@"PublishProfile=(\w+)")]
    private static partial Regex Profile();

    [GeneratedRegex(@"FullyQualifiedName~(\w+)")]
    private static partial Regex Filter();
}
