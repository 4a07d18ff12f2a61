using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Publish;

public sealed class EventFilterTests
{
    private static readonly RunReport Report = Some.Report(Some.Result(
        Some.Item("sg-red"),
        Some.Item("sg-yellow", CheckStatus.Warning),
        Some.Item("vol-yellow", CheckStatus.Warning, check: Some.Check("ebs-underused", "DAvU99Dc4C", Pillar.CostOptimizing))));

    [Theory]
    [InlineData(EventKinds.All, null, null, "sg-red sg-yellow vol-yellow run")]
    [InlineData(EventKinds.Items, null, null, "sg-red sg-yellow vol-yellow")]
    [InlineData(EventKinds.Runs, null, null, "run")]
    [InlineData(EventKinds.All, CheckStatus.Warning, null, "sg-red sg-yellow vol-yellow run")]
    [InlineData(EventKinds.All, CheckStatus.Error, null, "sg-red run")]
    [InlineData(EventKinds.Items, null, Pillar.CostOptimizing, "vol-yellow")]
    [InlineData(EventKinds.Items, CheckStatus.Error, Pillar.CostOptimizing, "")]
    public async Task A_sink_gets_what_it_wants(EventKinds kinds, CheckStatus? least, Pillar? pillar, string expected)
    {
        var sink = new Listening();
        var outcome = await PublishAsync(new FilteredSink(sink, new(kinds, least, pillar is { } one ? [one] : null)));

        Assert.Equal(expected, string.Join(' ', sink.Got.Select(envelope => envelope.AsItem()?.ShortId ?? "run")));
        Assert.True(outcome.Complete);
        Assert.Equal(sink.Got.Count, outcome.Sinks[0].Delivered);
    }

    [Fact]
    public void Who_hears_of_red_items_hears_that_they_are_red_no_more()
    {
        var errors = new EventFilter(MinimumStatus: CheckStatus.Error);

        Assert.True(errors.Wants(Resolved(CheckStatus.Error)));
        Assert.False(errors.Wants(Resolved(CheckStatus.Warning)));
    }

    [Fact]
    public async Task A_sink_that_is_away_loses_nothing_for_the_unwanted_events_around_it()
    {
        var sink = new Listening { IsAway = true };
        var outcome = await PublishAsync(new FilteredSink(sink, new(EventKinds.Runs)));

        Assert.Equal("listening: 0 delivered, 4 not delivered: away", outcome.Sinks[0].ToString());
    }

    private static EventEnvelope Resolved(CheckStatus before) =>
        ReportEvents.Envelope(Some.Item(status: CheckStatus.Ok), Change.Resolved, before, Some.Instant, "run-2", EventSource.Default);

    private static async Task<PublishOutcome> PublishAsync(ISink sink)
    {
        await using var store = await AdvisorStore.OpenAsync(new StoreAddress.Memory(), new QuickTime(), CancellationToken.None);
        var publisher = new Publisher(store, [sink]);
        await publisher.RegisterAsync(CancellationToken.None);
        await store.RecordAsync(Report, new(), CancellationToken.None);
        return await publisher.DrainAsync(CancellationToken.None);
    }

    private sealed class Listening : ISink
    {
        public List<EventEnvelope> Got { get; } = [];

        public bool IsAway { get; init; }

        public string Name => "listening";

        public Task<IReadOnlyList<Delivery>> PublishAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
        {
            if (!IsAway)
            {
                Got.AddRange(events);
            }

            return Task.FromResult<IReadOnlyList<Delivery>>([.. events.Select(_ => IsAway ? Delivery.Undelivered("away") : Delivery.Delivered)]);
        }
    }
}
