using System.Text.Json;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Events;
using Amazon.CloudWatchEvents;

namespace AdvisorWorker.Engine.Tests.Publish;

public sealed class EventBridgeSinkTests
{
    private static readonly DeliveryState[] ThreeDelivered = [DeliveryState.Delivered, DeliveryState.Delivered, DeliveryState.Delivered];

    [Fact]
    public async Task Entries_carry_the_whole_event_and_the_bus()
    {
        await using var bus = new JsonEndpoint(All);

        var deliveries = await PublishAsync(bus, Events(1));

        Assert.Equal([DeliveryState.Delivered], deliveries.Select(delivery => delivery.State));
        var entry = Assert.Single(bus.Bodies).GetProperty("Entries")[0];
        Assert.Equal("AWSEvents.PutEvents", Assert.Single(bus.Targets));
        Assert.Equal("audit", entry.GetProperty("EventBusName").GetString());
        Assert.Equal("advisorworker", entry.GetProperty("Source").GetString());
        Assert.Equal(DetailTypes.Item, entry.GetProperty("DetailType").GetString());
        Assert.Equal(Some.Instant.ToUnixTimeSeconds(), entry.GetProperty("Time").GetDouble());
        Assert.Equal("arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0", entry.GetProperty("Resources")[0].GetString());
        Assert.Equal("sg-0", JsonDocument.Parse(entry.GetProperty("Detail").GetString()!).RootElement.GetProperty("short-id").GetString());
    }

    [Fact]
    public async Task Requests_hold_ten_entries_at_the_most()
    {
        await using var bus = new JsonEndpoint(All);

        var deliveries = await PublishAsync(bus, Events(25));

        Assert.Equal(25, deliveries.Count(delivery => delivery.State == DeliveryState.Delivered));
        Assert.Equal([5, 10, 10], bus.Bodies.Select(Count).Order());
        Assert.Equal(25, bus.Bodies.SelectMany(ShortIds).Distinct().Count());
    }

    [Fact]
    public async Task Requests_hold_256_KB_at_the_most()
    {
        await using var bus = new JsonEndpoint(All);
        var big = Events(4, new string('x', 100_000));

        await PublishAsync(bus, big);

        Assert.Equal([2, 2], bus.Bodies.Select(Count));
    }

    [Fact]
    public async Task An_event_that_is_too_large_by_itself_is_not_sent()
    {
        await using var bus = new JsonEndpoint(All);
        var events = Events(3);
        events[1] = events[1] with { Resources = [new string('x', EventSize.Limit)] };

        var deliveries = await PublishAsync(bus, events);

        Assert.Equal([DeliveryState.Delivered, DeliveryState.Dead, DeliveryState.Delivered], deliveries.Select(delivery => delivery.State));
        Assert.Contains("EventBridge takes 262144", deliveries[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, Count(Assert.Single(bus.Bodies)));
    }

    [Theory]
    [InlineData("InternalFailure")]
    [InlineData("ThrottlingException")]
    public async Task Only_the_entries_that_failed_for_now_are_sent_again(string code)
    {
        await using var bus = new JsonEndpoint((body, request) => request == 1 ? Entries(1, Ok, Failed(code), Ok) : All(body, request));

        var deliveries = await PublishAsync(bus, Events(3));

        Assert.Equal(ThreeDelivered, deliveries.Select(delivery => delivery.State));
        Assert.Equal(["sg-1"], ShortIds(bus.Bodies.Last()));
        Assert.Equal(2, bus.Bodies.Count);
    }

    [Theory]
    [InlineData("NotAuthorizedForSourceException")]
    [InlineData("AccessDeniedException")]
    [InlineData("MalformedDetail")]
    [InlineData("InvalidArgument")]
    public async Task An_entry_that_is_refused_for_good_is_dead_and_the_others_are_not(string code)
    {
        await using var bus = new JsonEndpoint((_, _) => Entries(1, Ok, Failed(code), Ok));

        var deliveries = await PublishAsync(bus, Events(3));

        Assert.Equal([DeliveryState.Delivered, DeliveryState.Dead, DeliveryState.Delivered], deliveries.Select(delivery => delivery.State));
        Assert.Equal($"{code}: as told", deliveries[1].Reason);
        Assert.Single(bus.Bodies);
    }

    [Fact]
    public async Task An_entry_that_keeps_failing_is_given_up_with_its_reason()
    {
        await using var bus = new JsonEndpoint((_, _) => Entries(1, Failed("ThrottlingException")));

        var deliveries = await PublishAsync(bus, Events(1));

        Assert.Equal(new Delivery(DeliveryState.Undelivered, "ThrottlingException: as told"), Assert.Single(deliveries));
        Assert.Equal(5, bus.Bodies.Count);
    }

    [Theory]
    [InlineData("""{"FailedEntryCount":2,"Entries":[{"EventId":"1"}]}""", 1)]
    [InlineData("""{"FailedEntryCount":3,"Entries":[]}""", 0)]
    public async Task An_entry_that_the_answer_is_silent_about_did_not_arrive(string answer, int delivered)
    {
        await using var bus = new JsonEndpoint((body, request) => request == 1 ? JsonEndpoint.Answer.Ok(answer) : Entries(Count(body), [.. Enumerable.Repeat(Failed("InternalFailure"), Count(body))]));

        var deliveries = await PublishAsync(bus, Events(3));

        Assert.Equal(delivered, deliveries.Count(delivery => delivery.State == DeliveryState.Delivered));
        Assert.Equal(3 - delivered, deliveries.Count(delivery => delivery.State == DeliveryState.Undelivered));
    }

    [Theory]
    [InlineData("AccessDeniedException", 400, DeliveryState.Undelivered, "refused (AccessDeniedException)")]
    [InlineData("ResourceNotFoundException", 400, DeliveryState.Undelivered, "refused (ResourceNotFoundException)")]
    [InlineData("ValidationException", 400, DeliveryState.Dead, "refused (ValidationException)")]
    [InlineData("ExpiredTokenException", 400, DeliveryState.Undelivered, "the credentials were refused (ExpiredTokenException)")]
    [InlineData("ThrottlingException", 400, DeliveryState.Undelivered, "throttled (ThrottlingException)")]
    [InlineData("InternalException", 500, DeliveryState.Undelivered, "AWS failed (InternalException)")]
    public async Task A_request_that_fails_as_a_whole_tells_for_all_its_entries(string code, int status, DeliveryState expected, string reason)
    {
        await using var bus = new JsonEndpoint((_, _) => JsonEndpoint.Answer.Error(code, status));

        var deliveries = await PublishAsync(bus, Events(3));

        Assert.All(deliveries, delivery => Assert.Equal(new(expected, reason), delivery));
    }

    [Fact]
    public async Task What_was_not_answered_in_time_is_undelivered_and_the_rest_stays_delivered()
    {
        await using var bus = new JsonEndpoint((body, _) => ShortIds(body).Contains("sg-0") ? JsonEndpoint.Answer.Silence : All(body, 1));
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        using var client = Client(bus);

        var deliveries = await new EventBridgeSink(client, "audit", TimeProvider.System).PublishAsync(Events(20), over.Token);

        Assert.Equal(10, deliveries.Count(delivery => delivery.State == DeliveryState.Delivered));
        Assert.All(deliveries.Take(10), delivery => Assert.Equal(Delivery.Undelivered("the time for delivery was over"), delivery));
    }

    private static string Ok => """{"EventId":"6f0a"}""";

    private static string Failed(string code) => $$"""{"ErrorCode":"{{code}}","ErrorMessage":"as told"}""";

    private static JsonEndpoint.Answer Entries(int failed, params string[] entries) =>
        JsonEndpoint.Answer.Ok($$"""{"FailedEntryCount":{{failed}},"Entries":[{{string.Join(',', entries)}}]}""");

    private static JsonEndpoint.Answer All(JsonElement body, int request) => Entries(0, [.. Enumerable.Repeat(Ok, Count(body))]);

    private static int Count(JsonElement body) => body.GetProperty("Entries").GetArrayLength();

    private static IEnumerable<string> ShortIds(JsonElement body) => body.GetProperty("Entries").EnumerateArray()
        .Select(entry => JsonDocument.Parse(entry.GetProperty("Detail").GetString()!).RootElement.GetProperty("short-id").GetString()!);

    private static List<EventEnvelope> Events(int count, string? filler = null) =>
    [
        .. Some.Events(Some.Report(Some.Result([.. Enumerable.Range(0, count).Select(i => Item(i, filler))]))).Take(count),
    ];

    private static Item Item(int number, string? filler) =>
        filler is null ? Some.Item($"sg-{number}") : Some.Item($"sg-{number}", columns: [("Policy", filler)]);

    private static async Task<IReadOnlyList<Delivery>> PublishAsync(JsonEndpoint bus, IReadOnlyList<EventEnvelope> events)
    {
        using var client = Client(bus);
        return await new EventBridgeSink(client, "audit", new QuickTime()).PublishAsync(events, CancellationToken.None);
    }

    private static AmazonCloudWatchEventsClient Client(JsonEndpoint bus) => new(
        JsonEndpoint.Credentials, new AmazonCloudWatchEventsConfig { ServiceURL = bus.Address, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
}
