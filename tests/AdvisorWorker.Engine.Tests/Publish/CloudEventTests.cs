using System.Text.RegularExpressions;
using System.Text.Json;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Publish;

/// <summary>Events in the frame of CloudEvents 1.0.</summary>
public sealed partial class CloudEventTests
{
    [Fact]
    public void An_item_names_its_resource() => Matches("cloudevent-item", Item(Some.Item()));

    [Fact]
    public void A_suppressed_item_says_so() => Matches("cloudevent-suppressed", Suppressed());

    [Fact]
    public void A_suppressed_item_says_so_on_a_bus_too() => Snapshot.Matches("Publish/Snapshots/item-suppressed.json", Snapshot.Indented(Suppressed().ToJson()));

    [Fact]
    public void A_run_names_itself() => Matches("cloudevent-run", ReportEvents.Envelope(Some.Report(Some.Result(Some.Item(savings: new Money(12.5m)))), EventSource.Default));

    [Fact]
    public void Without_an_ARN_the_subject_is_the_check() =>
        Assert.Equal("security-group-open-ports", CloudEvent.Of(Item(Some.Item() with { Arn = null })).Subject);

    [Theory]
    [InlineData("arn:aws-cn:s3:::bucket", "cn-north-1", "/advisorworker/aws-cn/111122223333")]
    [InlineData(null, "us-gov-west-1", "/advisorworker/aws-us-gov/111122223333")]
    [InlineData(null, "global", "/advisorworker/aws/111122223333")]
    public void The_source_has_partition_and_account(string? arn, string region, string expected) =>
        Assert.Equal(expected, CloudEvent.Of(Item(Some.Item(region: region) with { Arn = arn })).Source);

    [Fact]
    public void A_run_of_several_accounts_has_none_in_its_source()
    {
        var report = Some.Report() with { Run = Some.Run() with { Accounts = [Some.Account, "444455556666"] } };

        var run = CloudEvent.Of(ReportEvents.Envelope(report, EventSource.Default));

        Assert.Equal("/advisorworker/aws", run.Source);
        Assert.Null(run.AwsAccount);
    }

    [Fact]
    public void Every_attribute_is_one_that_CloudEvents_allows()
    {
        var hostile = Some.Item() with { Arn = "arn:aws:s3:::a\u001b[31m\u0000\ud800\uffff\u202e\n" };
        foreach (var envelope in (EventEnvelope[])[Item(hostile), Suppressed(), ReportEvents.Envelope(Some.Report(), EventSource.Default)])
        {
            var json = CloudEvent.Of(envelope).ToJson();
            Assert.DoesNotContain(json, c => c is < ' ' or > '~');
            foreach (var attribute in JsonDocument.Parse(json).RootElement.EnumerateObject().Where(attribute => attribute.Name != "data"))
            {
                Assert.Matches(AttributeName(), attribute.Name);
                Assert.DoesNotContain(attribute.Value.GetString()!, c => char.IsControl(c) || char.IsSurrogate(c) || c is '\uffff' or '\ufffe');
                Assert.NotEqual("", attribute.Value.GetString());
            }
        }
    }

    [Fact]
    public void It_is_read_back_as_it_was_written()
    {
        var written = CloudEvent.Of(Item(Some.Item(savings: new Money(12.5m))));
        var read = CloudEvent.Parse(written.ToJson());

        Assert.Equal(written.ToJson(), read.ToJson());
        Assert.Equal(12.5m, read.AsItem()!.MonthlySavings);
        Assert.Equal(read.Id, read.AsItem()!.Uuid);
        Assert.Null(read.AsRun());
    }

    private static EventEnvelope Item(Item item) => ReportEvents.Envelope(item, Change.New, null, Some.Instant, "run-1", EventSource.Default);

    private static EventEnvelope Suppressed() => ReportEvents
        .Of(Some.Item(), ItemChange.Suppressed, CheckStatus.Error, Some.Instant, "run-2", suppressed: true)
        .ToEnvelope(EventSource.Default, Some.Instant, "eu-west-1");

    private static void Matches(string name, EventEnvelope envelope) => Snapshot.Matches($"Publish/Snapshots/{name}.json", Snapshot.Indented(CloudEvent.Of(envelope).ToJson()));

    [GeneratedRegex("^[a-z0-9]{1,20}$")]
    private static partial Regex AttributeName();
}
