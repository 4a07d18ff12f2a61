using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Events;
using AdvisorWorker.TestSupport;
using Amazon.CloudWatchEvents;
using Amazon.CloudWatchEvents.Model;
using Amazon.SQS;

namespace AdvisorWorker.Engine.Tests.Publish;

/// <summary>Our sink, a bus with a rule, a queue behind it: what a consumer sees.</summary>
public sealed class EventBridgeRuleTests(MotoServer moto)
{
    /// <summary>As AWS's guide writes a rule for red items of Trusted Advisor, with one check's name.</summary>
    private const string TrustedAdvisorRule = """
        {
          "source": ["aws.trustedadvisor"],
          "detail-type": ["Trusted Advisor Check Item Refresh Notification"],
          "detail": { "status": ["ERROR"], "check-name": ["Security Groups - Specific Ports Unrestricted"] }
        }
        """;

    [Fact]
    public async Task A_rule_for_trusted_advisor_matches_ours_after_changing_only_its_source()
    {
        var red = Some.Item();
        var yellow = Some.Item("sg-yellow", CheckStatus.Warning);

        var received = await ThroughAsync(TrustedAdvisorRule.Replace("aws.trustedadvisor", "advisorworker", StringComparison.Ordinal), red, yellow);

        var envelope = Assert.Single(received);
        Assert.Equal("advisorworker", envelope.Source);
        Assert.Equal([red.Arn!], envelope.Resources);
        Assert.Equal(Some.Instant, envelope.Time);
        var item = envelope.AsItem()!;
        Assert.Equal(EventStatus.Error, item.Status);
        Assert.Equal(red.Arn, item.ResourceId);
        Assert.Equal(Some.Account, item.AccountId);
        Assert.Equal("Red", item.CheckItemDetail["Status"]);
        Assert.Null(item.CheckItemDetail["Security Group Name"]);
    }

    [Fact]
    public async Task The_unchanged_rule_does_not_match() => Assert.Empty(await ThroughAsync(TrustedAdvisorRule, Some.Item()));

    [Theory]
    [InlineData(nameof(RulePatterns.Findings), "sg-red sg-yellow vol-dear")]
    [InlineData(nameof(RulePatterns.RedFromBoth), "sg-red")]
    [InlineData(nameof(RulePatterns.Security), "sg-red sg-yellow")]
    [InlineData(nameof(RulePatterns.Savings), "vol-dear")]
    [InlineData(nameof(RulePatterns.Resolved), "")]
    [InlineData(nameof(RulePatterns.IncompleteRuns), "")]
    public async Task The_patterns_on_offer_match_what_they_say(string pattern, string expected)
    {
        var text = (string)typeof(RulePatterns).GetField(pattern)!.GetRawConstantValue()!;
        var volume = Some.Check("ebs-underused", "DAvU99Dc4C", Pillar.CostOptimizing);

        var received = await ThroughAsync(
            text,
            Some.Item("sg-red"),
            Some.Item("sg-yellow", CheckStatus.Warning),
            Some.Item("vol-dear", CheckStatus.Warning, check: volume, savings: new Money(250m)));

        Assert.Equal(expected, string.Join(' ', received.Select(envelope => envelope.AsItem()!.ShortId).Order()));
        Assert.True(text.Length <= 2048, "EventBridge takes patterns of 2048 characters");
    }

    [Fact]
    public async Task An_incomplete_run_reaches_its_rule()
    {
        var report = Some.Report() with { Run = Some.Run() with { Complete = false } };

        var envelope = Assert.Single(await ThroughAsync(RulePatterns.IncompleteRuns, report));

        Assert.Equal("not everything could be read", envelope.AsRun()!.Reason);
    }

    [Fact]
    public async Task A_bus_is_found_by_its_arn_too()
    {
        var received = await ThroughAsync(RulePatterns.Findings, Some.Report(Some.Result(Some.Item())), byArn: true);

        Assert.Single(received);
    }

    private Task<List<EventEnvelope>> ThroughAsync(string pattern, params Item[] items) =>
        ThroughAsync(pattern, Some.Report([.. items.Select(item => Some.Result(item))]));

    private async Task<List<EventEnvelope>> ThroughAsync(string pattern, RunReport report, bool byArn = false)
    {
        var endpoint = (await moto.EndpointAsync()).ToString();
        using var events = new AmazonCloudWatchEventsClient(
            JsonEndpoint.Credentials, new AmazonCloudWatchEventsConfig { ServiceURL = endpoint, AuthenticationRegion = "eu-west-1" });
        using var queues = new AmazonSQSClient(JsonEndpoint.Credentials, new AmazonSQSConfig { ServiceURL = endpoint, AuthenticationRegion = "eu-west-1" });
        var name = $"test-{Guid.NewGuid():N}";
        var bus = (await events.CreateEventBusAsync(new() { Name = name })).EventBusArn;
        var queue = (await queues.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest { QueueName = name })).QueueUrl;
        await events.PutRuleAsync(new() { EventBusName = name, Name = name, EventPattern = pattern });
        await events.PutTargetsAsync(new()
        {
            EventBusName = name,
            Rule = name,
            Targets = [new Target { Id = "1", Arn = $"arn:aws:sqs:eu-west-1:123456789012:{name}" }],
        });

        await using var store = await AdvisorStore.OpenAsync(new StoreAddress.Memory(), TimeProvider.System, CancellationToken.None);
        var publisher = new Publisher(store, [new EventBridgeSink(events, byArn ? bus! : name, TimeProvider.System)]);
        await publisher.RegisterAsync(CancellationToken.None);
        await store.RecordAsync(report, new(), CancellationToken.None);
        var outcome = await publisher.DrainAsync(CancellationToken.None);
        Assert.True(outcome.Complete, string.Join('\n', outcome.Sinks));

        var answer = await queues.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = queue, MaxNumberOfMessages = 10 });
        return [.. (answer.Messages ?? []).Select(message => EventEnvelope.Parse(message.Body!))];
    }
}
