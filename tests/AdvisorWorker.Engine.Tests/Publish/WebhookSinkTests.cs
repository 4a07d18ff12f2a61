using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Events;
using Microsoft.AspNetCore.Http;

namespace AdvisorWorker.Engine.Tests.Publish;

/// <summary>Webhooks against a real server, a friendly one and all kinds of others.</summary>
public sealed class WebhookSinkTests
{
    private const string Secret = "correct horse battery staple";

    [Fact]
    public async Task An_event_is_posted_as_a_signed_CloudEvent()
    {
        await using var receiver = await Receiver.StartAsync(200);

        var deliveries = await PublishAsync(new(receiver.Url) { Secret = Encoding.UTF8.GetBytes(Secret) }, Events(1));

        Assert.Equal([Delivery.Delivered], deliveries);
        var request = Assert.Single(receiver.Requests);
        Assert.Equal("application/cloudevents+json; charset=utf-8", request.ContentType);
        Assert.Equal("/hooks/s3cret-path?token=s3cret-query", request.Path);
        Assert.Equal("AdvisorWorker", request.UserAgent);
        Assert.True(new WebhookVerifier(TimeProvider.System, Secret).IsGenuine(request.Signature, request.Body));
        Assert.False(new WebhookVerifier(TimeProvider.System, "another secret").IsGenuine(request.Signature, request.Body));
        Assert.Equal("sg-0", CloudEvent.Parse(request.Text).AsItem()!.ShortId);
    }

    [Fact]
    public async Task Without_a_secret_there_is_no_signature()
    {
        await using var receiver = await Receiver.StartAsync(200);

        await PublishAsync(new(receiver.Url), Events(1));

        Assert.Null(Assert.Single(receiver.Requests).Signature);
    }

    [Fact]
    public async Task Many_events_go_in_one_request_where_that_is_asked_for()
    {
        await using var receiver = await Receiver.StartAsync(202);

        var deliveries = await PublishAsync(new(receiver.Url) { Batch = true, Secret = Encoding.UTF8.GetBytes(Secret) }, Events(25));

        Assert.All(deliveries, delivery => Assert.Equal(Delivery.Delivered, delivery));
        var request = Assert.Single(receiver.Requests);
        Assert.Equal("application/cloudevents-batch+json; charset=utf-8", request.ContentType);
        Assert.True(new WebhookVerifier(TimeProvider.System, Secret).IsGenuine(request.Signature, request.Body));
        Assert.Equal(25, CloudEvent.ParseBatch(request.Text).DistinctBy(one => one.Id).Count());
    }

    [Fact]
    public async Task A_batch_has_a_megabyte_at_the_most()
    {
        await using var receiver = await Receiver.StartAsync(200);

        await PublishAsync(new(receiver.Url) { Batch = true }, Events(12, new string('x', 200_000)));

        Assert.Equal(3, receiver.Requests.Count);
        Assert.All(receiver.Requests, request => Assert.InRange(request.Body.Length, 1, 1_100_000));
        Assert.Equal(12, receiver.Requests.SelectMany(request => CloudEvent.ParseBatch(request.Text)).DistinctBy(one => one.Id).Count());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task One_event_that_is_refused_does_not_take_its_batch_with_it(int status)
    {
        await using var receiver = await Receiver.StartAsync((context, body) => context.Response.StatusCode = body.Contains("\"sg-5\"", StringComparison.Ordinal) ? status : 200);

        var deliveries = await PublishAsync(new(receiver.Url) { Batch = true }, Events(10));

        Assert.Equal(9, deliveries.Count(delivery => delivery == Delivery.Delivered));
        Assert.Equal(DeliveryState.Dead, deliveries[5].State);
    }

    [Theory]
    [InlineData(200, DeliveryState.Delivered, null)]
    [InlineData(204, DeliveryState.Delivered, null)]
    [InlineData(408, DeliveryState.Undelivered, "HTTP 408 (RequestTimeout)")]
    [InlineData(425, DeliveryState.Undelivered, "HTTP 425")]
    [InlineData(429, DeliveryState.Undelivered, "HTTP 429 (TooManyRequests)")]
    [InlineData(500, DeliveryState.Undelivered, "HTTP 500 (InternalServerError)")]
    [InlineData(503, DeliveryState.Undelivered, "HTTP 503 (ServiceUnavailable)")]
    [InlineData(400, DeliveryState.Dead, "HTTP 400 (BadRequest)")]
    [InlineData(401, DeliveryState.Dead, "HTTP 401 (Unauthorized)")]
    [InlineData(404, DeliveryState.Dead, "HTTP 404 (NotFound)")]
    [InlineData(410, DeliveryState.Dead, "HTTP 410 (Gone)")]
    [InlineData(418, DeliveryState.Dead, "HTTP 418")]
    public async Task The_status_decides(int status, DeliveryState expected, string? reason)
    {
        await using var receiver = await Receiver.StartAsync(status);

        Assert.Equal(new Delivery(expected, reason), Assert.Single(await PublishAsync(new(receiver.Url), Events(1))));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = await Receiver.StartAsync(200);
        await using var receiver = await Receiver.StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = elsewhere.Url.AbsoluteUri;
            return Task.CompletedTask;
        });

        var delivery = Assert.Single(await PublishAsync(new(receiver.Url), Events(1)));

        Assert.Equal(DeliveryState.Dead, delivery.State);
        Assert.Contains("redirects are not followed", delivery.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", delivery.Reason, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_slow_receiver_is_not_waited_for()
    {
        await using var receiver = await Receiver.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var delivery = Assert.Single(await PublishAsync(new(receiver.Url), Events(1), new QuickTime()).WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.Equal(Delivery.Undelivered("no answer within 10 s"), delivery);
    }

    [Fact]
    public async Task An_endless_body_is_not_read()
    {
        var sent = 0L;
        await using var receiver = await Receiver.StartAsync(async (context, _) =>
        {
            var junk = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(junk, context.RequestAborted);
                Interlocked.Add(ref sent, junk.Length);
            }
        });
        var watch = Stopwatch.StartNew();

        var delivery = Assert.Single(await PublishAsync(new(receiver.Url), Events(1)));

        Assert.Equal(Delivery.Delivered, delivery);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.InRange(Interlocked.Read(ref sent), 0, 32 * 1024 * 1024); // what the sockets' buffers take, and no more
    }

    [Fact]
    public async Task Headers_without_end_are_not_read()
    {
        await using var receiver = await Receiver.StartAsync((context, _) =>
        {
            for (var i = 0; i < 100; i++)
            {
                context.Response.Headers[$"X-{i}"] = new string('x', 1000);
            }

            return Task.CompletedTask;
        });

        Assert.Equal(DeliveryState.Undelivered, Assert.Single(await PublishAsync(new(receiver.Url), Events(1))).State);
    }

    [Fact]
    public async Task A_connection_that_is_closed_before_the_answer_has_delivered_nothing()
    {
        await using var receiver = await Receiver.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var delivery = Assert.Single(await PublishAsync(new(receiver.Url), Events(1)));

        Assert.Equal(DeliveryState.Undelivered, delivery.State);
        Assert.StartsWith("no answer", delivery.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_closed_inside_of_the_answers_body_has_delivered()
    {
        await using var receiver = await Receiver.StartAsync(async (context, _) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{\"half\":");
            await context.Response.Body.FlushAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(500)); // a reset would overtake the status
            context.Abort();
        });

        Assert.Equal(Delivery.Delivered, Assert.Single(await PublishAsync(new(receiver.Url), Events(1))));
    }

    [Fact]
    public async Task A_receiver_that_is_away_is_not_asked_for_every_event()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0); // accepts, and never says anything
        silent.Start();
        var connections = 0;
        _ = Task.Run(async () =>
        {
            while (await silent.AcceptSocketAsync() is not null)
            {
                Interlocked.Increment(ref connections);
            }
        });

        var deliveries = await PublishAsync(new(new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/")), Events(100), new QuickTime());

        Assert.All(deliveries, delivery => Assert.Equal(DeliveryState.Undelivered, delivery.State));
        Assert.InRange(connections, 1, 12);
    }

    [Fact]
    public async Task What_was_answered_with_500_is_delivered_later()
    {
        await using var receiver = await Receiver.StartAsync(500, 200);

        var outcome = await DrainAsync(new(receiver.Url));

        Assert.True(outcome.Complete, outcome.Sinks[0].ToString());
        Assert.Equal(2, outcome.Sinks[0].Delivered);
        Assert.Equal(3, receiver.Requests.Count);
    }

    [Fact]
    public async Task A_receiver_that_asks_for_a_pause_gets_it()
    {
        var watch = new Stopwatch();
        await using var receiver = await Receiver.StartAsync((context, number) =>
        {
            if (!watch.IsRunning)
            {
                watch.Start();
            }

            if (watch.Elapsed < TimeSpan.FromSeconds(2.5))
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "3";
            }

            return Task.CompletedTask;
        });

        var outcome = await DrainAsync(new(receiver.Url));

        Assert.True(outcome.Complete, outcome.Sinks[0].ToString());
        Assert.Equal(4, receiver.Requests.Count); // two that were refused, and the same two after the pause
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://2852039166/")] // the same as a number
    [InlineData("https://0xA9FEA9FE/")]
    [InlineData("https://0251.0376.0251.0376/")]
    [InlineData("https://[::ffff:169.254.169.254]/")]
    [InlineData("https://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://100.100.100.200/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://0/")]
    public async Task Metadata_is_not_connected_to_however_it_is_written(string url)
    {
        var delivery = Assert.Single(await PublishAsync(new(new Uri(url)), Events(1)).WaitAsync(TimeSpan.FromSeconds(4)));

        Assert.Equal(DeliveryState.Undelivered, delivery.State);
        Assert.StartsWith("not connected: ", delivery.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://[::ffff:172.16.0.1]/")]
    public async Task A_private_network_is_refused_where_that_is_asked_for(string url)
    {
        var delivery = Assert.Single(await PublishAsync(new(new Uri(url)) { PublicOnly = true }, Events(1)).WaitAsync(TimeSpan.FromSeconds(4)));

        Assert.Contains("a private address, and PublicOnly is set", delivery.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_holds_no_secret_and_tells_two_paths_of_a_host_apart()
    {
        var one = new WebhookTarget(new("https://hooks.example:8443/services/T0/S3CRET?token=T0KEN")) { Secret = Encoding.UTF8.GetBytes(Secret) };
        var other = new WebhookTarget(new("https://hooks.example:8443/services/T0/OTHER"));

        Assert.Matches("^webhook:https://hooks\\.example:8443#[0-9a-f]{8}$", one.Name);
        Assert.NotEqual(one.Name, other.Name);
        Assert.Equal(one.Name, one.ToString());
        Assert.DoesNotContain("S3CRET", new SinkSpec.Webhook(one).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("T0KEN", new SinkSpec.Webhook(one).ToString(), StringComparison.Ordinal);
    }

    private static List<EventEnvelope> Events(int count, string? filler = null) =>
    [
        .. Some.Events(Some.Report(Some.Result([.. Enumerable.Range(0, count).Select(i => filler is null ? Some.Item($"sg-{i}") : Some.Item($"sg-{i}", columns: [("Policy", filler)]))]))).Take(count),
    ];

    private static Task<IReadOnlyList<Delivery>> PublishAsync(WebhookTarget target, IReadOnlyList<EventEnvelope> events, TimeProvider? time = null) =>
        new WebhookSink(target, time ?? TimeProvider.System).PublishAsync(events, CancellationToken.None);

    private static async Task<PublishOutcome> DrainAsync(WebhookTarget target)
    {
        var time = TimeProvider.System;
        await using var store = await AdvisorStore.OpenAsync(new StoreAddress.Memory(), time, CancellationToken.None);
        var publisher = new Publisher(store, [new WebhookSink(target, time)]);
        await publisher.RegisterAsync(CancellationToken.None);
        await store.RecordAsync(Some.Report(Some.Result(Some.Item())), new(), CancellationToken.None);
        return await publisher.DrainAsync(CancellationToken.None);
    }
}
