using System.Text.Json;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Events;
using AdvisorWorker.TestSupport;
using Amazon.CloudWatchEvents;

namespace AdvisorWorker.Engine.Tests.Publish;

/// <summary>A team that has a bus, a rule for Trusted Advisor and a queue, made and read with the AWS command line.</summary>
public sealed class AwsCliConsumerTests(MotoServer moto)
{
    private const string Region = "eu-west-1";

    private const string TrustedAdvisorRule =
        """{"source":["aws.trustedadvisor"],"detail-type":["Trusted Advisor Check Item Refresh Notification"],"detail":{"status":["ERROR"],"check-name":["Security Groups - Specific Ports Unrestricted"]}}""";

    [Fact]
    public async Task A_rule_for_Trusted_Advisor_with_another_source_fills_the_queue()
    {
        var endpoint = await moto.EndpointAsync();
        var name = $"cli-{Guid.NewGuid():N}";
        await AwsAsync(endpoint, "events", "create-event-bus", "--name", name);
        var queue = (await AwsAsync(endpoint, "sqs", "create-queue", "--queue-name", name)).GetProperty("QueueUrl").GetString()!;
        var arn = (await AwsAsync(endpoint, "sqs", "get-queue-attributes", "--queue-url", queue, "--attribute-names", "QueueArn")).GetProperty("Attributes").GetProperty("QueueArn").GetString()!;
        await AwsAsync(endpoint, "events", "put-rule", "--event-bus-name", name, "--name", name, "--event-pattern", TrustedAdvisorRule.Replace("aws.trustedadvisor", EventSource.Default, StringComparison.Ordinal));
        await AwsAsync(endpoint, "events", "put-targets", "--event-bus-name", name, "--rule", name, "--targets", $"Id=queue,Arn={arn}");

        await PublishAsync(endpoint, name, Some.Report(Some.Result(Some.Item("sg-red"), Some.Item("sg-yellow", CheckStatus.Warning))));

        var messages = await AwsAsync(endpoint, "sqs", "receive-message", "--queue-url", queue, "--max-number-of-messages", "10");
        var body = Assert.Single(messages.GetProperty("Messages").EnumerateArray().Select(message => message.GetProperty("Body").GetString()!));
        var item = EventEnvelope.Parse(body).AsItem()!;
        Assert.Equal("sg-red", item.ShortId);
        Assert.Equal(EventStatus.Error, item.Status);
    }

    private static async Task PublishAsync(Uri endpoint, string bus, RunReport report)
    {
        using var client = new AmazonCloudWatchEventsClient(JsonEndpoint.Credentials, new AmazonCloudWatchEventsConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = Region });
        await using var store = await AdvisorStore.OpenAsync(new StoreAddress.Memory(), TimeProvider.System, CancellationToken.None);
        var publisher = new Publisher(store, [new EventBridgeSink(client, bus, TimeProvider.System, Region)]);
        await publisher.RegisterAsync(CancellationToken.None);
        await store.RecordAsync(report, new(), CancellationToken.None);
        var outcome = await publisher.DrainAsync(CancellationToken.None);
        Assert.True(outcome.Complete, outcome.Sinks[0].ToString());
    }

    private static async Task<JsonElement> AwsAsync(Uri endpoint, params string[] arguments)
    {
        var (exitCode, output, errors) = await ProgramRun.ToEndAsync(new(RequiredProgram.AwsCli.Require(), [.. arguments, "--endpoint-url", endpoint.ToString(), "--region", Region, "--output", "json"])
        {
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test", ["AWS_CONFIG_FILE"] = "/nonexistent", ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent", ["AWS_PAGER"] = "",
            },
        });
        Assert.True(exitCode == 0, $"aws {string.Join(' ', arguments)}: {errors}");
        return output.Trim().Length == 0 ? default : JsonDocument.Parse(output).RootElement;
    }
}
