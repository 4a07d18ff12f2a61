using System.Text;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Tests.Support;
using AdvisorWorker.Tests.Telemetry;
using Amazon.AutoScaling.Model;
using Amazon.EC2.Model;
using Amazon.Lambda.Model;

namespace AdvisorWorker.Tests.Memory;

/// <summary>Secrets in all places where they may lie, and everything that the program writes about an account that holds them.</summary>
internal static class Canaries
{
    public const string Password = "canary-database";

    private static readonly byte[][] Songs = [.. new[] { "canary-", "CANARYCANARY", "Y2FuYXJ5" }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Runs that succeed, runs whose events are refused, and runs that fail. Nothing that they print or write holds a canary.</summary>
    /// <param name="store">The store.</param>
    /// <param name="folder">For events and reports; the store's too where it is a file.</param>
    public static async Task RunAsync(string store, string folder)
    {
        var account = DemoAccount.Create(TimeProvider.System.GetUtcNow());
        var region = account.Regions["us-east-1"];
        region.Functions[0].Environment = new EnvironmentResponse { Variables = new() { ["DB_URL"] = "postgres://shop:canary-environment@db/shop" } };
        region.LaunchConfigurations.Add(new LaunchConfiguration { LaunchConfigurationName = "birds", UserData = "Y2FuYXJ5LXVzZXItZGF0YQ==" });
        foreach (var instance in region.Ec2.Instances)
        {
            (instance.Tags ??= []).Add(new Tag { Key = "login", Value = "password=canary-tag" });
        }

        FaultRule[] faults = [new(FaultKind.Denied) { Operation = "events:PutEvents", Count = 2 }, new(FaultKind.ServerError) { Operation = "ec2:DescribeVolumes" }];
        await using var sandbox = await SandboxServer.StartAsync(account, new() { Time = TimeProvider.System, Faults = faults }, TestContext.Current.CancellationToken);
        await using var receiver = await OtlpReceiver.StartAsync(OtlpReceiver.Http);
        var events = Path.Combine(folder, "events.jsonl");
        string[] run = ["run", "--endpoint-url", $"{sandbox.Url}", "--regions", "us-east-1", "--fail-on", "none", "--verbose", "--format", "json"];
        (string Store, int ExitCode, string[] Arguments)[] runs =
        [
            (store, 3, [.. run, "--sink", "eventbridge:default", "--sink", $"jsonl:{events}", "--sink", $"webhook:{sandbox.Url}canary-path?token=canary-token"]), // which refuses it
            (store, 3, [.. run, "--sink", "eventbridge:default", "--sink", $"jsonl:{Path.Combine(folder, "events.jsonl", "nowhere")}"]),
            ("postgres://advisor:canary-url@127.0.0.1:9/advisor", 2, run),
            ("Host=127.0.0.1;Port=9;Password=canary-string;Nonsense=1", 2, run),
            ("Host=127.0.0.1;Port=9;Username=advisor;Database=advisor;Password=canary-string", 2, run),
        ];
        foreach (var (at, exitCode, arguments) in runs)
        {
            var ended = await Advisor.RunAsync(arguments, new Dictionary<string, string?>
            {
                ["AWS_ACCESS_KEY_ID"] = "AKIACANARYCANARYCANA",
                ["AWS_SECRET_ACCESS_KEY"] = "canary-secret-key",
                ["AWS_SESSION_TOKEN"] = "canary-session-token",
                ["SOME_VARIABLE"] = "canary-variable",
                ["PGPASSWORD"] = "canary-variable-of-postgres",
                ["ADVISOR_WEBHOOK_SECRET"] = "canary-webhook-secret",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = OtlpReceiver.Http,
                ["OTEL_EXPORTER_OTLP_HEADERS"] = "authorization=canary-header",
                ["Escalation__Mode"] = "on",
                ["Escalation__Rules__0__Name"] = "security",
                ["Escalation__Rules__0__Pillars__0"] = "security",
                ["Escalation__Rules__0__BusinessImpact"] = "The login is password=canary-impact",
                ["Store"] = at,
            });
            Assert.True(ended.ExitCode == exitCode, ended.Errors);
            AssertNone("what is printed", Encoding.UTF8.GetBytes(ended.Output + ended.Errors));
        }

        Assert.Contains(receiver.Spans, span => span.Name == "advisor.publish");
        foreach (var request in receiver.Requests)
        {
            Assert.Equal("canary-header", request.Headers["authorization"]);
            AssertNone(request.Path, request.Body.Span);
        }

        foreach (var file in Directory.EnumerateFiles(folder))
        {
            AssertNone(file, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Fails where a canary is in it.</summary>
    public static void AssertNone(string where, ReadOnlySpan<byte> bytes)
    {
        foreach (var song in Songs)
        {
            var at = bytes.IndexOf(song);
            Assert.True(at < 0, at < 0 ? "" : $"{where}: …{Encoding.UTF8.GetString(bytes[Math.Max(0, at - 80)..Math.Min(bytes.Length, at + 80)])}…");
        }
    }
}

public sealed class CanaryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-memory").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task No_secret_is_printed_or_remembered() => Canaries.RunAsync(Path.Combine(folder, "advisor.db"), folder);
}
