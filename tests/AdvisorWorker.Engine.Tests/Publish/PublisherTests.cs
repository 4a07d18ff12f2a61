using System.Collections.Concurrent;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Publish;

public sealed class PublisherTests
{
    private static readonly RunReport Report = Some.Report(Some.Result([.. Enumerable.Range(0, 249).Select(i => Some.Item($"sg-{i}"))]));

    [Fact]
    public async Task Every_sink_gets_every_event_in_batches_it_can_take()
    {
        var small = new SomeSink("small", batch: 10);
        var large = new SomeSink("large");

        var outcome = await PublishAsync(small, large);

        Assert.True(outcome.Complete);
        Assert.Equal([new("small", 250, 0, 0, []), new("large", 250, 0, 0, [])], outcome.Sinks, Same);
        Assert.Equal(25, small.Batches.Count);
        Assert.All(small.Batches, batch => Assert.Equal(10, batch));
        Assert.Equal([100, 100, 50], large.Batches);
    }

    [Fact]
    public async Task A_failing_sink_stops_no_other()
    {
        var outcome = await PublishAsync(new SomeSink("broken", _ => throw new SinkException("no room")), new SomeSink("sound"));

        Assert.False(outcome.Complete);
        Assert.Equal("broken: 0 delivered, 250 not delivered: no room", outcome.Sinks[0].ToString());
        Assert.Equal("sound: 250 delivered", outcome.Sinks[1].ToString());
    }

    [Fact]
    public async Task A_sink_that_fails_half_way_has_delivered_the_first_half()
    {
        var calls = 0;
        var outcome = await PublishAsync(
            new QuickTime(factor: 8), CancellationToken.None, new SomeSink("broken", batch => ++calls < 3 ? Delivered(batch) : throw new IOException("gone")));

        Assert.Equal("broken: 200 delivered, 50 not delivered: IOException: gone", outcome.Sinks[0].ToString());
    }

    [Fact]
    public async Task Refused_events_are_told_apart_from_those_that_may_still_arrive()
    {
        var outcome = await PublishAsync(new SomeSink("picky", batch =>
            [.. batch.Select(envelope => envelope.AsItem()?.ShortId switch { "sg-3" or "sg-120" => Delivery.Dead("too large"), "sg-7" => Delivery.Undelivered("throttled"), _ => Delivery.Delivered })]));

        Assert.Equal("picky: 247 delivered, 1 not delivered, 2 refused: throttled; too large", outcome.Sinks[0].ToString());
    }

    [Fact]
    public async Task A_sink_that_minds_the_time_limit_keeps_what_it_delivered()
    {
        var slow = new SlowSink(minds: true);

        var outcome = await PublishAsync(new QuickTime(), CancellationToken.None, slow, new SomeSink("sound"));

        Assert.Equal("slow: 1 delivered, 249 not delivered: not sent in time", outcome.Sinks[0].ToString());
        Assert.Equal("sound: 250 delivered", outcome.Sinks[1].ToString());
    }

    [Fact]
    public async Task A_sink_that_hangs_is_left_behind()
    {
        var outcome = await PublishAsync(new QuickTime(), CancellationToken.None, new SlowSink(minds: false), new SomeSink("sound")).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("slow: 0 delivered, 250 not delivered: the time for delivery was over", outcome.Sinks[0].ToString());
        Assert.Equal("sound: 250 delivered", outcome.Sinks[1].ToString());
    }

    [Fact]
    public async Task An_interrupted_run_does_not_wait_for_its_sinks()
    {
        using var interrupted = new CancellationTokenSource();
        var time = new HandMovedTime();

        var outcome = await PublishAsync(time, interrupted.Token, new SlowSink(minds: true) { Asked = interrupted.Cancel });

        Assert.Equal("slow: 1 delivered, 249 not delivered: not sent in time", outcome.Sinks[0].ToString());
        Assert.Equal(TimeSpan.Zero, time.Passed);
    }

    [Fact]
    public async Task A_sink_that_answers_for_fewer_events_is_not_believed()
    {
        var outcome = await PublishAsync(new SomeSink("forgetful", _ => [Delivery.Delivered]));

        Assert.Equal(0, outcome.Sinks[0].Delivered);
        Assert.Equal(250, outcome.Sinks[0].Undelivered);
    }

    [Fact]
    public async Task Without_sinks_there_is_nothing_to_fail() => Assert.True((await PublishAsync()).Complete);

    private static Task<PublishOutcome> PublishAsync(params ISink[] sinks) => PublishAsync(new QuickTime(), CancellationToken.None, sinks);

    private static async Task<PublishOutcome> PublishAsync(TimeProvider time, CancellationToken cancellationToken, params ISink[] sinks)
    {
        await using var store = await AdvisorStore.OpenAsync(new StoreAddress.Memory(), time, CancellationToken.None);
        var publisher = new Publisher(store, sinks);
        await publisher.RegisterAsync(CancellationToken.None);
        await store.RecordAsync(Report, new(), CancellationToken.None);
        return await publisher.DrainAsync(cancellationToken);
    }

    private static IReadOnlyList<Delivery> Delivered(IReadOnlyList<EventEnvelope> batch) => [.. batch.Select(_ => Delivery.Delivered)];

    private static bool Same(SinkOutcome one, SinkOutcome other) => one.ToString() == other.ToString();

    private sealed class SomeSink(string name, Func<IReadOnlyList<EventEnvelope>, IReadOnlyList<Delivery>>? answer = null, int batch = 100) : ISink
    {
        public ConcurrentQueue<int> Batches { get; } = [];

        public string Name => name;

        public int BatchSize => batch;

        public Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
        {
            Batches.Enqueue(events.Count);
            return Task.FromResult((answer ?? Delivered)(events));
        }
    }

    private sealed class SlowSink(bool minds) : ISink
    {
        public string Name => "slow";

        /// <summary>Called when it has events and waits.</summary>
        public Action? Asked { get; init; }

        public async Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
        {
            Asked?.Invoke();
            try
            {
                await Task.Delay(Timeout.Infinite, minds ? cancellationToken : CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                // Answers for what it did.
            }

            return [.. events.Select((_, i) => i == 0 ? Delivery.Delivered : Delivery.Undelivered("not sent in time"))];
        }
    }
}
