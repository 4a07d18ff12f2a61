using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Faults;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Telemetry;

/// <summary>What <c>advisor run</c> sends to an OTLP receiver.</summary>
public sealed class TelemetryRunTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("advisor-telemetry-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(OtlpReceiver.Grpc)]
    [InlineData(OtlpReceiver.Http)]
    public async Task A_run_is_one_trace_of_accounts_scopes_calls_record_and_delivery(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync(protocol);
        await using var demo = await FaultyDemo.StartAsync(
            new FaultRule(FaultKind.ServerError) { Operation = "ec2:DescribeSecurityGroups", Count = 2 }, new FaultRule(FaultKind.Denied) { Operation = "iam:GetAccountPasswordPolicy" });
        await File.WriteAllTextAsync(In("headers"), "x-tenant=a%20b\nx-key=secret-of-the-receiver\n");
        await File.WriteAllTextAsync(In("settings.json"), $$"""{ "Telemetry": { "Endpoint": "{{receiver.Url}}", "Protocol": "{{protocol}}", "HeadersFile": "{{In("headers")}}" } }""");

        var run = await Advisor.RunAsync(
            [
                "run", "--endpoint-url", $"{demo.Url}", "--regions", "us-east-1,eu-west-1", "--checks", "HCP4007jGY,Yw2K9puPzl", "--fail-on", "none", "--format", "json",
                "--config", In("settings.json"), "--sink", $"jsonl:{In("events.jsonl")}", "--store", In("store.db"),
            ],
            new Dictionary<string, string?> { ["AWS_MAX_ATTEMPTS"] = null, ["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=test", ["OTEL_SERVICE_NAME"] = "advisor-of-tests" });

        Assert.True(run.ExitCode == 3, run.Errors); // what was denied
        Assert.All(receiver.Requests, request => Assert.Equal(("a b", "secret-of-the-receiver"), (request.Headers["x-tenant"], request.Headers["x-key"])));
        var spans = receiver.Spans;
        var pass = Assert.Single(spans, span => span.Parent.Length == 0);
        Assert.Equal<object>(["advisor.pass", "run", "incomplete"], [pass.Name, pass.Tags["advisor.schedule"], pass.Tags["advisor.outcome"]]);
        Assert.Single(spans.Select(span => span.Trace).Distinct());
        Assert.Empty(spans.Where(span => span.Parent.Length > 0).Select(span => span.Parent).Except(spans.Select(span => span.Id)));

        var account = Assert.Single(spans, span => span.Name == "advisor.account");
        Assert.Equal(pass.Id, account.Parent);
        Assert.Equal(run.Report.GetProperty("run").GetProperty("id").GetString(), account.Tags["advisor.run.id"]);
        Assert.Equal<object>(["111122223333", false, 2L], [account.Tags["cloud.account.id"], account.Tags["advisor.complete"], account.Tags["advisor.regions"]]);
        Assert.Equal(CallsOf(run.Report).Values.Sum(), (double)(long)account.Tags["advisor.api.calls"]);

        var scopes = spans.Where(span => span.Name == "advisor.scope").ToList();
        Assert.Equal(["eu-west-1", "global", "us-east-1"], scopes.Select(scope => (string)scope.Tags["cloud.region"]).Order(StringComparer.Ordinal));
        Assert.All(scopes, scope => Assert.Equal(account.Id, scope.Parent));

        var retried = spans.Where(span => span.Name == "ec2.DescribeSecurityGroups").ToList();
        Assert.Equal(2L, retried.Sum(call => (long)call.Tags["http.request.resend_count"]));
        Assert.All(retried, call => Assert.Equal<object>(
            [3UL, false, "aws-api", "ec2", "DescribeSecurityGroups", 200L],
            [call.Kind, call.IsError, call.Tags["rpc.system"], call.Tags["rpc.service"], call.Tags["rpc.method"], call.Tags["http.response.status_code"]]));
        Assert.Subset(scopes.Select(scope => scope.Id).ToHashSet(), retried.Select(call => call.Parent).ToHashSet());
        var denied = Assert.Single(spans, span => span.Name == "iam.GetAccountPasswordPolicy");
        Assert.Equal<object>([true, 403L, "AccessDenied"], [denied.IsError, denied.Tags["http.response.status_code"], denied.Tags["error.type"]]);

        var record = Assert.Single(spans, span => span.Name == "advisor.record");
        Assert.Equal<object>([pass.Id, account.Tags["advisor.run.id"]], [record.Parent, record.Tags["advisor.run.id"]]);
        var delivered = spans.Where(span => span.Name == "advisor.publish").ToList();
        Assert.Equal(File.ReadLines(In("events.jsonl")).Count(), delivered.Sum(batch => (long)batch.Tags["advisor.events.delivered"]));
        Assert.All(delivered, batch => Assert.Equal<object>([4UL, $"jsonl:{In("events.jsonl")}"], [batch.Kind, batch.Tags["advisor.sink"]]));
        AssertFigures(receiver.Figures, run.Report);
    }

    [Fact]
    public async Task A_run_that_fails_is_an_error_and_nobody_else_is_told_of_the_trace()
    {
        await using var receiver = await OtlpReceiver.StartAsync(OtlpReceiver.Http);
        await using var noAws = await OtlpReceiver.StartAsync(OtlpReceiver.Http);

        var run = await Advisor.RunAsync(
            ["run", "--endpoint-url", noAws.Url, "--regions", "us-east-1", "--checks", "HCP4007jGY"],
            new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = OtlpReceiver.Http });

        Assert.True(run.ExitCode == 2, run.Errors);
        Assert.Contains("The endpoint's answer to sts:GetCallerIdentity cannot be read; is it an AWS endpoint?", run.Errors, StringComparison.Ordinal);
        var spans = receiver.Spans.ToDictionary(span => span.Name);
        Assert.Equal(["advisor.account", "advisor.pass", "sts.GetCallerIdentity"], spans.Keys.Order(StringComparer.Ordinal));
        Assert.All(spans.Values, span => Assert.True(span.IsError, span.Name));
        Assert.Equal("failed", spans["advisor.pass"].Tags["advisor.outcome"]);
        Assert.DoesNotContain("cloud.account.id", spans["sts.GetCallerIdentity"].Tags.Keys);
        Assert.NotEmpty(noAws.Requests);
        Assert.All(noAws.Requests, request => Assert.Empty(request.Headers.Keys.Intersect(["traceparent", "tracestate", "baggage", "correlation-context", "request-id"])));
    }

    [Fact]
    public async Task A_receiver_that_is_away_costs_one_line_for_each_kind_and_nothing_else()
    {
        var with = await DemoAsync(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9" });
        var without = await DemoAsync([]);

        Assert.Equal((without.ExitCode, without.Check("security-group-open-ports").ToString()), (with.ExitCode, with.Check("security-group-open-ports").ToString()));
        Assert.Single(with.ErrorLines, line => line.EndsWith("Telemetry: spans do not arrive at http://127.0.0.1:9/ and are lost; nothing else is held up by it", StringComparison.Ordinal));
        Assert.Single(with.ErrorLines, line => line.Contains("Telemetry: figures do not arrive", StringComparison.Ordinal));
        Assert.Equal(without.ErrorLines.Count + 2, with.ErrorLines.Count);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_left_behind()
    {
        using var asked = new SemaphoreSlim(0);
        using var stop = new CancellationTokenSource();
        await using var receiver = await OtlpReceiver.StartAsync(OtlpReceiver.Http, async http =>
        {
            asked.Release();
            await Task.Delay(Timeout.Infinite, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });

        var run = await DemoAsync(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = OtlpReceiver.Http });

        Assert.Equal(0, run.ExitCode);
        Assert.NotEqual(0, asked.CurrentCount);
        await stop.CancelAsync();
    }

    [Theory]
    [InlineData("""{ "Telemetry": { "Metrics": false } }""", "traces")]
    [InlineData("""{ "Telemetry": { "Traces": false } }""", "metrics")]
    public async Task Each_kind_can_be_left_out(string settings, string path)
    {
        await using var receiver = await OtlpReceiver.StartAsync(OtlpReceiver.Http);
        await File.WriteAllTextAsync(In("settings.json"), settings);

        await DemoAsync(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = OtlpReceiver.Http }, "--config", In("settings.json"));

        Assert.Equal([$"/v1/{path}"], receiver.Requests.Select(request => request.Path).Distinct());
    }

    [Fact]
    public async Task It_can_be_switched_off_by_the_environment()
    {
        await using var receiver = await OtlpReceiver.StartAsync(OtlpReceiver.Http);

        await DemoAsync(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = OtlpReceiver.Http, ["OTEL_SDK_DISABLED"] = "true" });

        Assert.Empty(receiver.Requests);
    }

    private static void AssertFigures(IReadOnlyList<ReceivedFigure> figures, JsonElement report)
    {
        var calls = figures.Where(figure => figure.Name == "advisor.api.calls").ToList();
        Assert.All(calls, figure => Assert.True(figure.IsCounter));
        Assert.Equal(CallsOf(report), calls.ToDictionary(figure => (string)figure.Tags["service"], figure => figure.Value));
        var passes = Assert.Single(figures, figure => figure.Name == "advisor.passes");
        Assert.Equal<object>(["incomplete", "run", 1d], [passes.Tags["outcome"], passes.Tags["schedule"], passes.Value]);
        var findings = figures.Where(figure => figure.Name == "advisor.findings" && (string)figure.Tags["check"] == "security-group-open-ports").Sum(figure => figure.Value);
        Assert.Equal(report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("id").GetString() == "security-group-open-ports").GetProperty("items").EnumerateArray()
            .Count(item => item.GetProperty("status").GetString() is "warning" or "error"), findings);
        Assert.Contains(figures, figure => figure is { Name: "advisor.pass.duration", Unit: "s", Value: > 0 });
    }

    private static Dictionary<string, double> CallsOf(JsonElement report) =>
        report.GetProperty("run").GetProperty("apiCalls").GetProperty("byService").EnumerateObject().ToDictionary(service => service.Name, service => service.Value.GetDouble());

    private string In(string name) => Path.Combine(folder.FullName, name);

    private static Task<Advisor.Ended> DemoAsync(Dictionary<string, string?> environment, params IReadOnlyList<string> options) =>
        Advisor.RunAsync(["run", "--demo", "--checks", "HCP4007jGY", "--fail-on", "none", "--format", "json", .. options], environment);
}
