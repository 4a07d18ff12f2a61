using System.Text.Json;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.TestSupport;
using Amazon.CloudWatchEvents;
using Amazon.CloudWatchEvents.Model;
using Amazon.SQS;

namespace AdvisorWorker.Sandbox.Tests;

/// <summary>Rules send the events that match their pattern to queues, as EventBridge's guide describes patterns.</summary>
public sealed class EventRuleTests(DemoSandbox sandbox)
{
    private const string Detail = """{"status":"ERROR","check-name":"MFA on Root","count":7,"gone":null,"uuid":"abc-9","items":[{"id":"i-1"},{"id":"i-2"}],"tags":["a","b"]}""";

    [Theory]
    [InlineData("""{"source":["advisorworker"]}""", true)]
    [InlineData("""{"source":["other"]}""", false)]
    [InlineData("""{"source":["other","advisorworker"],"detail-type":["finding"]}""", true)]
    [InlineData("""{"source":["advisorworker"],"detail-type":["other"]}""", false)]
    [InlineData("""{"account":["111122223333"],"region":["us-east-1"]}""", true)]
    [InlineData("""{"detail":{"status":["ERROR","WARN"]}}""", true)]
    [InlineData("""{"detail":{"status":["error"]}}""", false)]
    [InlineData("""{"detail":{"status":[{"equals-ignore-case":"error"}]}}""", true)]
    [InlineData("""{"detail":{"check-name":[{"prefix":"MFA"}]}}""", true)]
    [InlineData("""{"detail":{"check-name":[{"prefix":"mfa"}]}}""", false)]
    [InlineData("""{"detail":{"check-name":[{"prefix":{"equals-ignore-case":"mfa"}}]}}""", true)]
    [InlineData("""{"detail":{"check-name":[{"suffix":"Root"}]}}""", true)]
    [InlineData("""{"detail":{"check-name":[{"suffix":"root"}]}}""", false)]
    [InlineData("""{"detail":{"check-name":[{"wildcard":"MFA*Root"}]}}""", true)]
    [InlineData("""{"detail":{"status":[{"anything-but":"OK"}]}}""", true)]
    [InlineData("""{"detail":{"status":[{"anything-but":["OK","ERROR"]}]}}""", false)]
    [InlineData("""{"detail":{"status":[{"anything-but":{"prefix":"ERR"}}]}}""", false)]
    [InlineData("""{"detail":{"missing":[{"anything-but":"x"}]}}""", false)]
    [InlineData("""{"detail":{"status":[{"exists":true}]}}""", true)]
    [InlineData("""{"detail":{"missing":[{"exists":false}]}}""", true)]
    [InlineData("""{"detail":{"status":[{"exists":false}]}}""", false)]
    [InlineData("""{"detail":{"gone":[null]}}""", true)]
    [InlineData("""{"detail":{"count":[7]}}""", true)]
    [InlineData("""{"detail":{"count":["7"]}}""", false)]
    [InlineData("""{"detail":{"count":[{"numeric":[">",5,"<=",7]}]}}""", true)]
    [InlineData("""{"detail":{"count":[{"numeric":["<",7]}]}}""", false)]
    [InlineData("""{"detail":{"count":[{"numeric":["=",7.0]}]}}""", true)]
    [InlineData("""{"detail":{"tags":["b"]}}""", true)]
    [InlineData("""{"detail":{"items":{"id":["i-2"]}}}""", true)]
    [InlineData("""{"detail":{"items":{"id":["i-3"]}}}""", false)]
    [InlineData("""{"detail":{"$or":[{"status":["OK"]},{"count":[{"numeric":[">",5]}]}]}}""", true)]
    [InlineData("""{"detail":{"$or":[{"status":["OK"]},{"count":[1]}]}}""", false)]
    public async Task A_rule_delivers_what_matches_its_pattern(string pattern, bool delivers)
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var (url, client) = await RuleAsync(server, pattern);
        await PutAsync(client);

        var received = await ReceiveAsync(server, url);
        Assert.Equal(delivers ? 1 : 0, received.Count);
        foreach (var message in received)
        {
            using var got = JsonDocument.Parse(message);
            Assert.Equal("finding", got.RootElement.GetProperty("detail-type").GetString());
            Assert.Equal(Detail, got.RootElement.GetProperty("detail").GetRawText());
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"source":"advisorworker"}""")]
    [InlineData("""{"source":[]}""")]
    [InlineData("""{"detail":{"a":[{"looks-like":"x"}]}}""")]
    [InlineData("""{"detail":{"a":[{"prefix":1}]}}""")]
    [InlineData("""{"detail":{"a":[{"numeric":["~",1]}]}}""")]
    [InlineData("""{"detail":{"a":[{"numeric":[">"]}]}}""")]
    [InlineData("""{"detail":{"a":[{"exists":"yes"}]}}""")]
    public async Task What_is_no_pattern_is_refused(string pattern) => await Assert.ThrowsAsync<InvalidEventPatternException>(
        () => Client(sandbox.Server).PutRuleAsync(new() { Name = "bad", EventPattern = pattern }));

    [Fact]
    public async Task A_rule_that_is_disabled_changed_or_without_targets_delivers_nothing()
    {
        const string all = """{"source":["advisorworker"]}""";
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var (url, client) = await RuleAsync(server, all);
        await client.PutRuleAsync(new() { Name = "findings", EventPattern = all, State = "DISABLED" });
        await PutAsync(client);
        await client.PutRuleAsync(new() { Name = "findings", EventPattern = """{"source":["other"]}""" });
        await PutAsync(client);
        Assert.Empty(await ReceiveAsync(server, url));

        await client.PutRuleAsync(new() { Name = "findings", EventPattern = all });
        await PutAsync(client);
        Assert.Single(await ReceiveAsync(server, url));

        await Assert.ThrowsAnyAsync<Amazon.Runtime.AmazonServiceException>(() => client.DeleteRuleAsync(new() { Name = "findings" }));
        await client.RemoveTargetsAsync(new() { Rule = "findings", Ids = ["queue"] });
        Assert.Empty((await client.ListTargetsByRuleAsync(new() { Rule = "findings" })).Targets!);
        await PutAsync(client);
        Assert.Empty(await ReceiveAsync(server, url));
        await client.DeleteRuleAsync(new() { Name = "findings" });
        Assert.Empty((await client.ListRulesAsync(new())).Rules!);
    }

    [Fact]
    public async Task A_constant_is_sent_in_the_events_place_and_no_rule_has_a_sixth_target()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var (url, client) = await RuleAsync(server, """{"source":["advisorworker"]}""", input: "\"wake up\"");
        await PutAsync(client);
        Assert.Equal(["\"wake up\""], await ReceiveAsync(server, url));
        await Assert.ThrowsAsync<LimitExceededException>(() => client.PutTargetsAsync(new()
        {
            Rule = "findings",
            Targets = [.. Enumerable.Range(1, 5).Select(number => new Target { Id = $"{number}", Arn = "arn:aws:sqs:us-east-1:111122223333:q" })],
        }));
    }

    [Fact]
    public async Task Boto3_receives_the_event_and_aws_cli_too()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var (exitCode, output, errors) = await ExternalProgram.RunAsync(
            RequiredProgram.Boto3.Require(), server, Path.Combine(AppContext.BaseDirectory, "OtherSdks", "receive_event.py"));
        Assert.True(exitCode == 0, errors);
        Assert.Equal("""["one", 0]""", output);

        var (url, client) = await RuleAsync(server, """{"source":["advisorworker"]}""");
        await PutAsync(client);
        var (code, received, mistakes) = await ExternalProgram.RunAsync(
            RequiredProgram.AwsCli.Require(), server, "sqs", "receive-message", "--queue-url", url, "--query", "Messages[].Body", "--output", "text", "--endpoint-url", server.Url.ToString());
        Assert.True(code == 0, mistakes);
        Assert.Contains("MFA on Root", received, StringComparison.Ordinal);
    }

    private static async Task<(string Url, AmazonCloudWatchEventsClient Client)> RuleAsync(SandboxServer server, string pattern, string? input = null)
    {
        var queues = new AmazonSQSClient(SandboxClients.Credentials, new AmazonSQSConfig().For(server));
        var url = (await queues.CreateQueueAsync(new() { QueueName = "findings" })).QueueUrl!;
        var client = Client(server);
        await client.PutRuleAsync(new() { Name = "findings", EventPattern = pattern });
        await client.PutTargetsAsync(new() { Rule = "findings", Targets = [new() { Id = "queue", Arn = "arn:aws:sqs:us-east-1:111122223333:findings", Input = input }] });
        return (url, client);
    }

    private static Task PutAsync(AmazonCloudWatchEventsClient client) =>
        client.PutEventsAsync(new() { Entries = [new() { Source = "advisorworker", DetailType = "finding", Detail = Detail }] });

    private static async Task<IReadOnlyList<string>> ReceiveAsync(SandboxServer server, string url)
    {
        var queues = new AmazonSQSClient(SandboxClients.Credentials, new AmazonSQSConfig().For(server));
        return [.. (await queues.ReceiveMessageAsync(new() { QueueUrl = url, MaxNumberOfMessages = 10 })).Messages!.Select(message => message.Body!)];
    }

    private static AmazonCloudWatchEventsClient Client(SandboxServer server) =>
        new(SandboxClients.Credentials, new AmazonCloudWatchEventsConfig().For(server, DemoAccount.MainRegion));
}
