using System.Text.Json;
using AdvisorWorker.Sandbox.Demo;
using Amazon.CloudWatchEvents;
using Amazon.CloudWatchEvents.Model;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Tests;

public sealed class EventsTests(DemoSandbox sandbox)
{
    [Fact]
    public async Task Events_are_kept_in_order_and_shown()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var hostile = JsonSerializer.Serialize(new { name = HostileNames.TerminalLink });
        var time = new DateTime(2026, 11, 22, 8, 0, 0, DateTimeKind.Utc);
        var answer = await Client(server).PutEventsAsync(new()
        {
            Entries =
            [
                new() { Source = "advisorworker", DetailType = "first", Detail = "{\"a\":1}", Time = time, Resources = ["arn:aws:s3:::bucket"] },
                new() { Source = "advisorworker", DetailType = "second", Detail = hostile, EventBusName = "audit" },
            ],
        });

        Assert.Equal(0, answer.FailedEntryCount);
        Assert.Equal(answer.Entries!.Select(entry => entry.EventId), server.Events.Select(kept => kept.Id));
        Assert.Equal(hostile, server.Events[1].Detail);
        var first = server.Events[0];
        Assert.Equal(
            ("111122223333", DemoAccount.OtherRegion, "default", "first", "{\"a\":1}"),
            (first.Account, first.Region, first.EventBusName, first.DetailType, first.Detail));
        Assert.Equal(time, first.Time.UtcDateTime);
        Assert.Equal(["arn:aws:s3:::bucket"], first.Resources);

        using var shown = JsonDocument.Parse(await SignedHttp.GetTextAsync(new Uri(server.Url, "/_advisor/events")));
        Assert.Equal(["first", "second"], shown.RootElement.EnumerateArray().Select(kept => kept.GetProperty("detailType").GetString()));
        Assert.Equal("audit", shown.RootElement[1].GetProperty("eventBusName").GetString());
    }

    [Fact]
    public async Task Each_entry_succeeds_or_fails_for_itself()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var answer = await Client(server).PutEventsAsync(new()
        {
            Entries =
            [
                new() { Source = "aws.trustedadvisor", DetailType = "t", Detail = "{}" },
                new() { Source = "advisorworker", DetailType = "t", Detail = "{}" },
                new() { Source = "advisorworker", DetailType = "t", Detail = "no json" },
                new() { Source = "advisorworker", DetailType = "t", Detail = "[]" },
                new() { Source = "advisorworker", Detail = "{}" },
            ],
        });

        Assert.Equal(4, answer.FailedEntryCount);
        Assert.Equal(
            ["NotAuthorizedForSourceException", null, "MalformedDetail", "MalformedDetail", "InvalidArgument"],
            answer.Entries!.Select(entry => entry.ErrorCode));
        Assert.Single(server.Events);
    }

    [Fact]
    public async Task More_than_ten_entries_are_refused_together()
    {
        var entries = Enumerable.Range(0, 11).Select(_ => new PutEventsRequestEntry { Source = "s", DetailType = "t", Detail = "{}" }).ToList();
        var refusal = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => Client(sandbox.Server).PutEventsAsync(new() { Entries = entries }));
        Assert.Equal("ValidationException", refusal.ErrorCode);
    }

    [Fact]
    public async Task Buses_and_rules_are_kept()
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var client = Client(server);
        await client.CreateEventBusAsync(new() { Name = "audit" });
        await client.PutRuleAsync(new() { Name = "red", EventBusName = "audit", EventPattern = "{\"source\":[\"advisorworker\"]}" });
        List<Target> targets = [new() { Id = "1", Arn = "arn:aws:sqs:eu-west-1:111122223333:q" }];
        Assert.Equal(0, (await client.PutTargetsAsync(new() { Rule = "red", EventBusName = "audit", Targets = targets })).FailedEntryCount);

        Assert.Equal("arn:aws:events:eu-west-1:111122223333:event-bus/audit", (await client.DescribeEventBusAsync(new() { Name = "audit" })).Arn);
        Assert.Equal(["red"], (await client.ListRulesAsync(new() { EventBusName = "audit" })).Rules!.Select(rule => rule.Name));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.DescribeEventBusAsync(new() { Name = "other" }));
        await Assert.ThrowsAsync<InvalidEventPatternException>(() => client.PutRuleAsync(new() { Name = "bad", EventPattern = "{" }));
    }

    private static AmazonCloudWatchEventsClient Client(SandboxServer server) =>
        new(SandboxClients.Credentials, new AmazonCloudWatchEventsConfig().For(server, DemoAccount.OtherRegion));
}
