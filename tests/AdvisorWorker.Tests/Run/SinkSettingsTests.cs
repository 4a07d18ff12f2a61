using System.Collections.Concurrent;
using System.Text;
using AdvisorWorker.Events;
using AdvisorWorker.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace AdvisorWorker.Tests.Run;

/// <summary>Sinks of the command line and of the section <c>Sinks</c>, as a user runs them.</summary>
public sealed class SinkSettingsTests : IDisposable
{
    private const string Secret = "CANARY-secret-of-the-webhook";
    private const string Token = "CANARY-token-in-the-path";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("advisor-sinks-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_signed_webhook_a_file_and_metrics_get_their_share_and_no_secret_is_told()
    {
        var bodies = new ConcurrentQueue<(byte[] Body, string? Signature, string Path)>();
        await using var receiver = await ListenAsync(bodies);
        await File.WriteAllTextAsync(In("secret"), Secret + "\n");
        var settings = $$"""
            {
              "Sinks": [
                { "Kind": "webhook", "Url": "{{receiver.Urls.First()}}/{{Token}}", "SecretFile": "{{In("secret")}}", "Events": "items", "MinimumStatus": "error", "Pillars": [ "security" ] },
                { "Kind": "JsonL", "Path": "{{In("runs.jsonl")}}", "Events": "runs" },
                { "Kind": "cloudwatch", "Namespace": "Advisor", "Region": "eu-west-1", "Metrics": [ "categories" ] }
              ]
            }
            """;

        var run = await RunAsync(settings, ["--sink", $"jsonl:{In("all.jsonl")}", "--store", In("store.db"), "--verbose"]);

        Assert.True(run.ExitCode == 0, run.Errors);
        var all = (await File.ReadAllLinesAsync(In("all.jsonl"))).Select(EventEnvelope.Parse).ToList();
        var runs = (await File.ReadAllLinesAsync(In("runs.jsonl"))).Select(EventEnvelope.Parse).ToList();
        Assert.Equal(all[^1].Id, Assert.Single(runs).Id);
        var red = all.Select(envelope => envelope.AsItem()).Where(item => item is { Status: EventStatus.Error, Pillar: "security" }).Select(item => item!.Uuid).Order();
        Assert.NotEmpty(red);
        Assert.Equal(red, bodies.Select(request => CloudEvent.Parse(Encoding.UTF8.GetString(request.Body)).Id).Order());
        var verifier = new WebhookVerifier(TimeProvider.System, Secret);
        Assert.All(bodies, request => Assert.True(verifier.IsGenuine(request.Signature, request.Body)));
        Assert.All(bodies, request => Assert.Equal($"/{Token}", request.Path));
        Assert.Contains("cloudwatch:Advisor@eu-west-1: 1 delivered", run.Errors, StringComparison.Ordinal);
        Assert.Contains("advisor: AWS bills for 1 call of these, about 0.00", run.Errors, StringComparison.Ordinal);
        Assert.Matches("webhook:http://127.0.0.1:[0-9]+#[0-9a-f]{8}: [0-9]+ delivered", run.Errors);

        Assert.DoesNotContain("CANARY", run.Errors + run.Output, StringComparison.Ordinal);
        foreach (var file in folder.EnumerateFiles().Where(file => file.Name is not ("secret" or "settings.json")))
        {
            Assert.DoesNotContain("CANARY", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.FullName)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_webhook_of_the_command_line_is_signed_with_the_secret_of_the_environment()
    {
        var bodies = new ConcurrentQueue<(byte[] Body, string? Signature, string Path)>();
        await using var receiver = await ListenAsync(bodies);

        var run = await RunAsync("{}", ["--sink", $"webhook:{receiver.Urls.First()}/{Token}"], new Dictionary<string, string?> { ["ADVISOR_WEBHOOK_SECRET"] = Secret });

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.NotEmpty(bodies);
        Assert.All(bodies, request => Assert.True(new WebhookVerifier(TimeProvider.System, Secret).IsGenuine(request.Signature, request.Body)));
        Assert.DoesNotContain("CANARY", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_refuses_ends_with_exit_3_and_its_status()
    {
        await using var receiver = await ListenAsync([], status: 410);

        var run = await RunAsync("{}", ["--sink", $"webhook:{receiver.Urls.First()}/{Token}"]);

        Assert.Equal(3, run.ExitCode);
        Assert.Matches("#[0-9a-f]{8}: 0 delivered, [0-9]+ refused: HTTP 410 \\(Gone\\)", run.Errors);
        Assert.DoesNotContain("CANARY", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_with_its_path_and_no_secret()
    {
        const string Settings = """
            {
              "Sinks": [
                { "Kind": "webhok", "Url": "https://hooks.example/CANARY" },
                { "Kind": "webhook", "Url": "http://hooks.example/CANARY", "Batch": "perhaps", "Pillars": "security", "Events": "item", "Urll": "x", "SecretVariable": "NOT_SET_ANYWHERE" },
                { "Kind": "webhook", "Url": "https://me:CANARY@hooks.example/", "Pillars": [ "securty" ], "MinimumStatus": "red" },
                { "Kind": "webhook", "Url": "https://127.0.0.1/", "SecretFile": "/nonexistent/secret" },
                { "Kind": "webhook", "Url": "https://127.0.0.1/2", "SecretVariable": "SHORT" },
                { "Kind": "cloudwatch", "Namespace": "AWS/Mine", "Metrics": [ "chekcs" ] },
                { "Kind": "cloudwatch", "Namespace": "Mine", "Events": "runs" },
                { "Kind": "eventbridge", "Bus": { "Name": "default" } },
                { "Kind": "jsonl" },
                { "Bus": "default" },
                5
              ]
            }
            """;

        var run = await RunAsync(
            Settings,
            ["--sink", "webhok:https://hooks.example/CANARY", "--sink", "jsonl:same", "--sink", "jsonl:same", "--no-paid-calls"],
            new Dictionary<string, string?> { ["SHORT"] = "CANARY" });

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("CANARY", run.Errors, StringComparison.Ordinal);
        string[] expected =
        [
            "--sink: 'webhok' is no kind of sink; there is eventbridge:BUS[@REGION], webhook:URL, jsonl:FILE, cloudwatch:NAMESPACE[@REGION]. Did you mean 'webhook'?",
            "Sinks:0:Kind: 'webhok' is no kind of sink. Did you mean 'webhook'? There is eventbridge, webhook, jsonl, cloudwatch.",
            "Sinks:1:Urll is no setting. Did you mean 'Url'? Known: Url, SecretFile, SecretVariable, Batch, PublicOnly, Events, MinimumStatus, Pillars, Kind.",
            "Sinks:1:Batch has a value that cannot be used: perhaps is not a valid value for Boolean.",
            "Sinks:1:Pillars has a value that cannot be used: it must be a list.",
            "Sinks:1:SecretVariable: the environment variable NOT_SET_ANYWHERE is not set.",
            "Sinks:1:Events: 'item' is not known. Did you mean 'items'? Known: all, items, runs.",
            "Sinks:1: webhook: http://hooks.example would send findings in the clear; use https.",
            "Sinks:2:MinimumStatus: 'red' is not known. Known: warning, error.",
            "Sinks:2:Pillars: no pillar is called 'securty'. Did you mean 'security'? Known: cost_optimizing, security, fault_tolerance, performance, service_limits, operational_excellence.",
            "Sinks:2: webhook: the URL holds a user name or password; requests are signed with a secret instead.",
            "Sinks:3:SecretFile: there is no file '/nonexistent/secret'.",
            "Sinks:4: the secret in the environment variable SHORT has fewer than 16 bytes, so it can be guessed; write a longer one, such as that of: openssl rand -hex 32",
            "Sinks:5:Metrics:0: 'chekcs' is not known. Did you mean 'checks'? Known: categories, checks, limits, savings.",
            "Sinks:5: 'AWS/Mine' starts with AWS/, which CloudWatch keeps for AWS's own services.",
            "Sinks:6:Events is no setting. Known: Namespace, Region, Metrics, Kind.",
            "Sinks:7:Bus has a value that cannot be used: it must be one value.",
            "Sinks:7: eventbridge: names no bus; write eventbridge:default for the account's own.",
            "Sinks:8: jsonl: names no file; write jsonl:FILE, or jsonl:- for standard output.",
            "Sinks:9 has no Kind; there is eventbridge, webhook, jsonl, cloudwatch.",
            "Sinks:10 has no Kind; there is eventbridge, webhook, jsonl, cloudwatch.",
            "--no-paid-calls: AWS bills for what the sink cloudwatch:Mine is sent; leave one out.",
            "--sink: jsonl:same is named twice, on the command line or in the section Sinks; leave one out.",
        ];
        Assert.Equal(expected.Select(line => $"advisor: {line}").Order(StringComparer.Ordinal), run.ErrorLines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_made_up_account_tells_no_other_machine()
    {
        var run = await RunAsync("{}", ["--sink", "webhook:https://hooks.example/CANARY"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Matches("^advisor: --sink: webhook:https://hooks\\.example#[0-9a-f]{8} is another machine, and --demo and --replay reach this one alone;", Assert.Single(run.ErrorLines));
    }

    [Theory]
    [InlineData("""{ "Sinks": "jsonl:file" }""")]
    [InlineData("""{ "Sinks": { "Kind": "jsonl", "Path": "file" } }""")]
    public async Task What_is_no_list_is_told_how_one_looks(string settings)
    {
        var run = await RunAsync(settings, []);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("advisor: Sinks is no list; write \"Sinks\": [", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private async Task<Advisor.Ended> RunAsync(string settings, IReadOnlyList<string> options, IReadOnlyDictionary<string, string?>? environment = null)
    {
        await File.WriteAllTextAsync(In("settings.json"), settings);
        return await Advisor.RunAsync(["run", "--demo", "--regions", "eu-west-1", "--checks", "HCP4007jGY,DAvU99Dc4C", "--fail-on", "none", "--config", In("settings.json"), .. options], environment);
    }

    private static async Task<WebApplication> ListenAsync(ConcurrentQueue<(byte[] Body, string? Signature, string Path)> bodies, int status = 204)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            bodies.Enqueue((body.ToArray(), context.Request.Headers[WebhookSignature.Header], context.Request.Path));
            context.Response.StatusCode = status;
        });
        await app.StartAsync();
        return app;
    }
}
