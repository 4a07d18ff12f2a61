using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Tests.Kills;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Store;

/// <summary>How events wait for sinks that are away or refuse them, and for workers that are held up; held against both databases.</summary>
public abstract class OutboxTests
{
    private static readonly TimeSpan Outage = TimeSpan.FromHours(6);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HandMovedTime time = new();
    private int runs;

    [Fact]
    public async Task A_sink_that_is_away_for_hours_is_asked_less_and_less_and_then_gets_everything_once_in_order()
    {
        await using var store = await OpenAsync(time);
        var asked = new List<TimeSpan>();
        var away = new NotingSink("away");
        away.Answer = _ => time.Passed < Outage ? throw new SinkException("nobody there") : Delivery.Delivered;
        away.Asked = () => asked.Add(time.Passed);
        var sound = new NotingSink("sound");
        await PublishAsync(store, [away, sound], async () =>
        {
            await RecordAsync(store, 150);
            await PassAsync(2, () => sound.Uuids.Count == 151);
            Assert.InRange(time.Passed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            await PassAsync(2, () => away.Uuids.Count == 151);
        });

        Assert.Equal(sound.Uuids, away.Uuids);
        var pauses = asked.Zip(asked.Skip(1), (one, next) => next - one).TakeWhile((_, i) => asked[i + 1] < Outage).ToList();
        Assert.InRange(pauses[0], TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(12));
        Assert.All(pauses.Skip(12), pause => Assert.InRange(pause, TimeSpan.FromMinutes(7.5), TimeSpan.FromMinutes(17)));
        Assert.InRange(pauses.Count, 24, 70);
        Assert.Empty(await new Outbox(store).DeadLettersAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task An_outage_in_the_middle_of_a_batch_makes_no_dead_letters()
    {
        await using var store = await OpenAsync(time);
        var count = 0;
        var sink = new NotingSink();
        sink.Answer = _ => Interlocked.Increment(ref count) <= 30 || time.Passed > Outage ? Delivery.Delivered : Delivery.Undelivered("throttled");
        await PublishAsync(store, [sink], async () =>
        {
            await RecordAsync(store, 250);
            await PassAsync(1, () => sink.Uuids.Count == 251);
        });

        Assert.True(time.Passed > Outage);
        Assert.Equal(251, sink.Uuids.Distinct().Count());
        Assert.Empty(await new Outbox(store).DeadLettersAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task An_event_that_is_refused_again_and_again_while_others_are_taken_is_a_dead_letter_with_the_reason()
    {
        await using var store = await OpenAsync(time);
        var refused = 0;
        var sink = new NotingSink();
        sink.Answer = envelope => envelope.AsItem()?.ShortId == "sg-3" && ++refused > 0 ? Delivery.Undelivered("InternalFailure") : Delivery.Delivered;
        await PublishAsync(store, [sink], async () =>
        {
            await RecordAsync(store, 10);
            await PassAsync(1, () => sink.Uuids.Count == 10);

            // Alone it proves nothing: the sink may be away.
            var until = time.Passed + TimeSpan.FromHours(2);
            await PassAsync(1, () => time.Passed > until);
            var alone = refused;
            for (var taken = 11; !await IsDeadAsync(); taken++)
            {
                await RecordAsync(store, 10);
                var before = refused;

                // The refusal before may be noted only now, and have been the last.
                await PassAsync(1, async () => sink.Uuids.Count >= taken && (refused > before || await IsDeadAsync()));
            }

            Assert.True(refused - alone >= Outbox.MostRefusals - 2, $"It was dead after {refused - alone} refusals.");

            async Task<bool> IsDeadAsync() => (await new Outbox(store).DeadLettersAsync(null, CancellationToken.None)).Count > 0;
        });

        var letter = Assert.Single(await new Outbox(store).DeadLettersAsync(null, CancellationToken.None));
        Assert.Equal(("noting", "InternalFailure", "sg-3"), (letter.Sink, letter.Reason, EventEnvelope.Parse(letter.Event).AsItem()!.ShortId));
    }

    [Fact]
    public async Task A_worker_that_was_held_up_for_longer_than_its_turn_undoes_nothing()
    {
        await using var store = await OpenAsync(time);
        var outbox = await FilledAsync(store);
        Assert.True(await outbox.LeaseAsync("noting", "one", Lease, CancellationToken.None));
        var held = await outbox.NextAsync("noting", 10, CancellationToken.None);
        Assert.False(await outbox.LeaseAsync("noting", "two", Lease, CancellationToken.None));

        time.Move(Lease + TimeSpan.FromSeconds(1));
        Assert.True(await outbox.LeaseAsync("noting", "two", Lease, CancellationToken.None));
        var taken = await outbox.NextAsync("noting", 10, CancellationToken.None);
        Assert.True(await outbox.SettleAsync("noting", taken, [.. taken.Entries.Select((_, i) => i == 0 ? Delivery.Undelivered("not this") : Delivery.Delivered)], Pause, CancellationToken.None));
        var after = (await outbox.StatusAsync(CancellationToken.None)).Single();

        Assert.False(await outbox.SettleAsync("noting", held, [.. held.Entries.Select(_ => Delivery.Dead("connection lost"))], Pause, CancellationToken.None));
        await outbox.PostponeAsync("noting", "one", "connection lost", Pause, CancellationToken.None);
        await outbox.ReleaseAsync("noting", "one", CancellationToken.None);

        Assert.Equal(after, (await outbox.StatusAsync(CancellationToken.None)).Single());
        Assert.False(await outbox.LeaseAsync("noting", "three", Lease, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_refused_singly_is_settled_once()
    {
        await using var store = await OpenAsync(time);
        var outbox = await FilledAsync(store);
        var first = await outbox.NextAsync("noting", 10, CancellationToken.None);
        await outbox.SettleAsync("noting", first, [.. first.Entries.Select((_, i) => i < 2 ? Delivery.Undelivered("not this") : Delivery.Delivered)], Pause, CancellationToken.None);
        time.Move(TimeSpan.FromSeconds(2));

        var held = await outbox.NextAsync("noting", 10, CancellationToken.None);
        var taken = await outbox.NextAsync("noting", 10, CancellationToken.None);
        Assert.True(held.IsRedelivery);
        Assert.True(await outbox.SettleAsync("noting", taken, [Delivery.Delivered, Delivery.Undelivered("not this")], Pause, CancellationToken.None));
        Assert.False(await outbox.SettleAsync("noting", held, [Delivery.Delivered, Delivery.Dead("gone")], Pause, CancellationToken.None));

        var status = (await outbox.StatusAsync(CancellationToken.None)).Single();
        Assert.Equal((9, 0), (status.Delivered, status.Dead));
    }

    [Fact]
    public async Task A_cursor_that_is_set_back_during_a_delivery_stays_back()
    {
        await using var store = await OpenAsync(time);
        var outbox = await FilledAsync(store);
        var first = await outbox.NextAsync("noting", 10, CancellationToken.None);
        await outbox.SettleAsync("noting", first, [.. first.Entries.Select(_ => Delivery.Delivered)], Pause, CancellationToken.None);
        var second = await outbox.NextAsync("noting", 10, CancellationToken.None);

        var again = await outbox.ReplayAsync("noting", DateTimeOffset.UnixEpoch, CancellationToken.None);
        await outbox.SettleAsync("noting", second, [.. second.Entries.Select(_ => Delivery.Delivered)], Pause, CancellationToken.None);

        Assert.Equal(again, (await outbox.StatusAsync(CancellationToken.None)).Single().Waiting);
    }

    [Fact]
    public async Task Instants_that_a_wrong_clock_noted_keep_no_sink_waiting()
    {
        await using var store = await OpenAsync(time);
        var outbox = await FilledAsync(store);
        time.Move(TimeSpan.FromDays(30));
        Assert.True(await outbox.LeaseAsync("noting", "one", Lease, CancellationToken.None));
        await outbox.PostponeAsync("noting", "one", "away", _ => TimeSpan.FromMinutes(15), CancellationToken.None);
        time.PutBack(TimeSpan.FromDays(30));

        Assert.True(await outbox.LeaseAsync("noting", "two", Lease, CancellationToken.None));
        Assert.NotEmpty((await outbox.NextAsync("noting", 10, CancellationToken.None)).Entries);
    }

    [Fact]
    public async Task Two_publishers_of_one_sink_deliver_each_event_once()
    {
        var quick = TimeProvider.System;
        await using var one = await OpenAsync(quick);
        await using var two = await AgainAsync(quick);
        var (left, right) = (new NotingSink(), new NotingSink());
        var (first, second) = (new Publisher(one, [left]), new Publisher(two, [right]));
        await first.RegisterAsync(CancellationToken.None);
        await RecordAsync(one, 1_500);

        using var stop = new CancellationTokenSource();
        var running = Task.WhenAll(first.RunAsync(stop.Token), second.RunAsync(stop.Token));
        await UntilAsync(() => left.Uuids.Count + right.Uuids.Count >= 1_501);
        await stop.CancelAsync();
        await running;

        Assert.Equal(1_501, left.Uuids.Concat(right.Uuids).Distinct().Count());
        Assert.Equal(1_501, left.Uuids.Count + right.Uuids.Count);
    }

    /// <summary>A new store.</summary>
    protected abstract Task<AdvisorStore> OpenAsync(TimeProvider clock);

    /// <summary>The same store once more.</summary>
    protected abstract Task<AdvisorStore> AgainAsync(TimeProvider clock);

    private static TimeSpan Pause(long attempt) => TimeSpan.FromSeconds(1);

    private async Task<Outbox> FilledAsync(AdvisorStore store)
    {
        var outbox = new Outbox(store);
        await outbox.RegisterAsync(["noting"], CancellationToken.None);
        await RecordAsync(store, 25);
        return outbox;
    }

    private async Task RecordAsync(AdvisorStore store, int items)
    {
        var report = Some.Report(Some.Result([.. Enumerable.Range(0, items).Select(i => Some.Item($"sg-{i}"))]));
        var number = ++runs;
        await store.RecordAsync(
            report with { Run = report.Run with { Id = $"run-{number}", StartedAt = Some.Instant.AddHours(number) } }, new(), CancellationToken.None);
    }

    private static async Task PublishAsync(AdvisorStore store, ISink[] sinks, Func<Task> meanwhile)
    {
        var publisher = new Publisher(store, sinks);
        await publisher.RegisterAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var running = publisher.RunAsync(stop.Token);
        await meanwhile();
        await stop.CancelAsync();
        await running;
    }

    // Time passes only while every sink's publisher waits for it.
    private Task PassAsync(int sinks, Func<bool> done) => PassAsync(sinks, () => Task.FromResult(done()));

    private async Task PassAsync(int sinks, Func<Task<bool>> done)
    {
        while (!await done())
        {
            await UntilAsync(async () => time.Alarms >= sinks || await done());
            if (!await done())
            {
                time.Move(time.Passed < TimeSpan.FromMinutes(5) ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(1));
            }
        }
    }

    private static Task UntilAsync(Func<bool> done) => UntilAsync(() => Task.FromResult(done()));

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await done())
        {
            await Task.Delay(1, patience.Token);
        }
    }
}
