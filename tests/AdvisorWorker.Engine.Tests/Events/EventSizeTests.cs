using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Events;

public sealed class EventSizeTests
{
    [Fact]
    public void The_size_is_counted_in_bytes_of_source_type_detail_and_resources_and_time()
    {
        var envelope = Envelope(Some.Item());
        var bytes = "advisorworker".Length + DetailTypes.Item.Length + envelope.Detail.GetRawText().Length + envelope.Resources[0].Length + 14;

        Assert.Equal(bytes, EventSize.Of(envelope));
        Assert.Equal(EventSize.Of(envelope) + "ü"u8.Length, EventSize.Of(envelope with { Source = envelope.Source + "ü" }));
    }

    [Fact]
    public void An_event_of_usual_size_is_not_cut()
    {
        var item = Envelope(Some.Item()).AsItem()!;

        Assert.Null(item.Truncated);
        Assert.Null(item.TruncatedHeadings);
    }

    [Theory]
    [InlineData(300_000, 'x')]
    [InlineData(5_000_000, 'x')]
    [InlineData(100_000, '\u202e')] // six bytes each in JSON
    [InlineData(100_000, '"')]
    public void A_long_value_is_cut_until_the_event_fits_and_the_event_says_so(int length, char filler)
    {
        var envelope = Envelope(Some.Item(columns: [("Status", "Red"), ("Policy", new string(filler, length)), ("Name", null)]));
        var item = envelope.AsItem()!;

        Assert.InRange(EventSize.Of(envelope), 1, EventSize.Limit);
        Assert.True(item.Truncated);
        Assert.Equal(["Policy"], item.TruncatedHeadings);
        Assert.EndsWith("…", item.CheckItemDetail["Policy"], StringComparison.Ordinal);
        Assert.Equal("Red", item.CheckItemDetail["Status"]);
        Assert.Null(item.CheckItemDetail["Name"]);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_never_left()
    {
        var envelope = Envelope(Some.Item(columns: [("Policy", "x" + string.Concat(Enumerable.Repeat("😀", 50_000)))]));

        var value = envelope.AsItem()!.CheckItemDetail["Policy"]!;
        Assert.EndsWith("😀…", value, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', value); // what JSON makes of one
    }

    [Fact]
    public void A_row_with_too_many_headings_is_left_out_as_a_whole()
    {
        var envelope = Envelope(Some.Item(columns: [.. Enumerable.Range(0, 30_000).Select(i => ($"Heading {i}", (string?)"value"))]));
        var item = envelope.AsItem()!;

        Assert.InRange(EventSize.Of(envelope), 1, EventSize.Limit);
        Assert.Empty(item.CheckItemDetail);
        Assert.True(item.Truncated);
    }

    private static EventEnvelope Envelope(Engine.Record.Item item) => Some.Events(Some.Report(Some.Result(item))).First();
}
