using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Publish;

public sealed class ReportEventsTests
{
    [Fact]
    public void An_item_event_has_trusted_advisors_keys_and_ours() =>
        Matches("item-red", Of(Some.Item())[0]);

    [Fact]
    public void A_saving_is_a_number() => Matches("item-yellow-with-savings", Of(Some.Item(
        "vol-0aa11bb22cc33dd44",
        CheckStatus.Warning,
        check: Some.Check("ebs-underused", "DAvU99Dc4C", Pillar.CostOptimizing),
        detail: "No I/O for 7 days",
        key: null,
        savings: new Money(22m),
        columns: [("Region", "eu-west-1"), ("Volume ID", "vol-0aa11bb22cc33dd44"), ("Volume Name", null), ("Monthly Storage Cost", "$22.00")]))[0]);

    [Fact]
    public void What_has_no_arn_keeps_its_short_id() => Matches(
        "item-without-arn", Of(Some.Item(region: AwsScope.Global, check: Some.Check("root-account-mfa", "7DAFEmoDos"), key: null) with { Arn = null })[0]);

    [Fact]
    public void Hostile_names_arrive_unharmed_and_act_on_nobody()
    {
        const string Name = "</script>\u001b[31m\u202e\"'=cmd|' /C calc'!A0\r\n{\"a\":1}😀";
        var envelope = Of(Some.Item(columns: [("Security Group Name", Name)]))[0];

        Matches("item-hostile", envelope);
        Assert.DoesNotContain(envelope.ToJson(), c => c is < ' ' or > '~');
        Assert.Equal(Name, EventEnvelope.Parse(envelope.ToJson()).AsItem()!.CheckItemDetail["Security Group Name"]);
    }

    [Fact]
    public void A_resolved_item_tells_what_it_was() => Matches("item-resolved", ReportEvents
        .Of(Some.Item(status: CheckStatus.Ok), ItemChange.Resolved, CheckStatus.Error, Some.Instant, "run-2", suppressed: false)
        .ToEnvelope(EventSource.Default, Some.Instant, "eu-west-1"));

    [Fact]
    public void What_could_not_be_determined_is_blue() => Assert.Equal(
        EventStatus.Info,
        ReportEvents.Of(Some.Item(status: CheckStatus.NotAvailable), ItemChange.Changed, CheckStatus.Ok, Some.Instant, "run-2", suppressed: true).Status);

    [Fact]
    public void The_run_comes_last_with_its_counts() => Matches("run-complete", Of(Some.Item(), Some.Item("sg-2", CheckStatus.Warning, savings: new Money(3m)))[^1]);

    [Fact]
    public void An_incomplete_run_says_what_was_not_read()
    {
        var report = Some.Report(Some.Result(Some.Item())) with
        {
            Run = Some.Run() with { Complete = false },
            Plans = [Some.Plan(Engine.Plans.SupportPlan.Basic) with { Gated = ["a", "b"] }],
            Unavailable =
            [
                new(Some.Account, "eu-west-1", "a", new(GapReason.AccessDenied, "ec2:DescribeInstances")),
                new(Some.Account, "us-east-1", "a", new(GapReason.AccessDenied, "ec2:DescribeInstances")),
                new(Some.Account, "us-east-1", "b", new(GapReason.Throttled)),
                new(Some.Account, "us-east-1", "c", new(GapReason.NotEnabled)), // how the account is set up: no failure
            ],
        };

        Matches("run-incomplete", Some.Events(report).Last());
    }

    [Fact]
    public void An_interrupted_run_says_so()
    {
        var report = Some.Report() with { Run = Some.Run() with { Complete = false, Interrupted = true } };

        Assert.Equal("interrupted before its end", ReportEvents.Of(report).Reason);
    }

    [Fact]
    public void Savings_in_two_currencies_are_not_added()
    {
        var run = ReportEvents.Of(Some.Report(Some.Result(Some.Item(savings: new Money(1)), Some.Item("sg-2", savings: new Money(1, "EUR")))));

        Assert.Null(run.MonthlySavings);
        Assert.Null(run.Currency);
    }

    [Fact]
    public void Green_rows_are_no_events()
    {
        var report = Some.Report(Some.Result(Some.Item(status: CheckStatus.Ok), Some.Item("sg-2")));

        Assert.Equal(["sg-2"], Some.Events(report).Select(envelope => envelope.AsItem()?.ShortId).OfType<string>());
        
    }

    [Fact]
    public void The_same_report_gives_the_same_events() =>
        Assert.Equal(Of(Some.Item()).Select(envelope => envelope.ToJson()), Of(Some.Item()).Select(envelope => envelope.ToJson()));

    [Fact]
    public void An_event_is_read_back_as_it_was_written()
    {
        var events = Of(Some.Item(savings: new Money(12.5m)));

        Assert.All(events, envelope => Assert.Equal(envelope.ToJson(), EventEnvelope.Parse(envelope.ToJson()).ToJson()));
        Assert.Equal(12.5m, events[0].AsItem()!.MonthlySavings);
        Assert.Null(events[0].AsRun());
        Assert.Null(events[1].AsItem());
        Assert.True(events[1].AsRun()!.Complete);
    }

    private static List<EventEnvelope> Of(params Item[] items) => [.. Some.Events(Some.Report(Some.Result(items)))];

    private static void Matches(string name, EventEnvelope envelope) => Snapshot.Matches($"Publish/Snapshots/{name}.json", Snapshot.Indented(envelope.ToJson()));
}
