using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Events;

namespace AdvisorWorker.Engine.Tests.Store;

/// <summary>What a store remembers, held against both databases by one suite.</summary>
public abstract class StoreTests
{
    private static readonly CheckDescriptor Ports = Some.Check();
    private static readonly CheckDescriptor Volumes = Some.Check("underutilized-ebs-volumes", "DAvU99Dc4C", Pillar.CostOptimizing);

    private int runs;

    [Fact]
    public async Task The_first_run_finds_everything_new_and_the_second_nothing()
    {
        await using var store = await OpenAsync();
        var first = await RecordAsync(store, Some.Item("sg-1"), Some.Item("sg-2", CheckStatus.Warning));
        var second = await RecordAsync(store, Some.Item("sg-1"), Some.Item("sg-2", CheckStatus.Warning));

        Assert.Equal([Change.New, Change.New], first.Report.Items.Select(item => item.Change));
        Assert.Equal([Change.Unchanged, Change.Unchanged], second.Report.Items.Select(item => item.Change));
        Assert.Equal(["new sg-1", "new sg-2"], await ItemEventsAsync(store));
    }

    [Fact]
    public async Task Another_status_is_a_change_with_the_one_before()
    {
        await using var store = await OpenAsync();
        await RecordAsync(store, Some.Item("sg-1", CheckStatus.Warning));
        var second = await RecordAsync(store, Some.Item("sg-1"));

        Assert.Equal(Change.Changed, Assert.Single(second.Report.Items).Change);
        var last = (await EventsAsync(store)).Last(envelope => envelope.AsItem() is not null).AsItem()!;
        Assert.Equal((ItemChange.Changed, EventStatus.Warn, EventStatus.Error), (last.Change, last.PreviousStatus, last.Status));
    }

    [Fact]
    public async Task What_is_gone_from_a_completely_read_unit_is_resolved_once()
    {
        await using var store = await OpenAsync();
        await RecordAsync(store, Some.Item("sg-1", savings: new Money(7.5m)), Some.Item("sg-2"));
        var second = await RecordAsync(store, Some.Item("sg-2"));
        await RecordAsync(store, Some.Item("sg-2"));

        Assert.Equal(1, second.Changes[Change.Resolved]);
        Assert.Equal(["new sg-1", "new sg-2", "resolved sg-1"], await ItemEventsAsync(store));
        var resolved = (await EventsAsync(store)).Select(envelope => envelope.AsItem()).Single(item => item?.Change == ItemChange.Resolved)!;
        Assert.Equal((EventStatus.Ok, EventStatus.Error, "Green", 7.5m), (resolved.Status, resolved.PreviousStatus, resolved.CheckItemDetail["Status"], resolved.MonthlySavings));
    }

    [Fact]
    public async Task A_unit_that_was_not_read_completely_resolves_nothing()
    {
        await using var store = await OpenAsync();
        await RecordAsync(store, Some.Item("sg-1"));

        var second = await RecordAsync(store, [], complete: false);
        var third = await RecordAsync(store, [], units: []);

        Assert.Equal((0, 0), (second.Changes[Change.Resolved], third.Changes[Change.Resolved]));
        Assert.Equal(["new sg-1"], await ItemEventsAsync(store));
    }

    [Fact]
    public async Task Another_regions_and_another_checks_items_stay()
    {
        await using var store = await OpenAsync();
        await RecordAsync(store, [Some.Item("sg-1"), Some.Item("sg-2", region: "us-east-1"), Some.Item("vol-1", check: Volumes)], units: [("eu-west-1", Ports), ("us-east-1", Ports), ("eu-west-1", Volumes)]);

        var second = await RecordAsync(store, [], units: [("eu-west-1", Ports)]);

        Assert.Equal(1, second.Changes[Change.Resolved]);
        Assert.Equal("resolved sg-1", (await ItemEventsAsync(store))[^1]);
    }

    [Fact]
    public async Task Records_of_a_region_that_the_run_left_out_stay_although_their_list_is_of_the_whole_account()
    {
        await using var store = await OpenAsync();
        await RecordAsync(store, [Global("bucket-1", "eu-west-1"), Global("bucket-2", "ap-south-1")], units: [(AwsScope.Global, Ports)], regions: ["eu-west-1", "ap-south-1"]);

        await RecordAsync(store, [], units: [(AwsScope.Global, Ports)], regions: ["eu-west-1"]);

        Assert.Equal(["new bucket-1", "new bucket-2", "resolved bucket-1"], await ItemEventsAsync(store));
    }

    [Fact]
    public async Task What_comes_back_is_new_again_with_another_uuid()
    {
        await using var store = await OpenAsync();
        await RecordAsync(store, Some.Item("sg-1"));
        await RecordAsync(store);
        var third = await RecordAsync(store, Some.Item("sg-1"));

        Assert.Equal(Change.New, Assert.Single(third.Report.Items).Change);
        var events = (await EventsAsync(store)).Select(envelope => envelope.AsItem()).OfType<ItemEvent>().ToList();
        Assert.Equal([ItemChange.New, ItemChange.Resolved, ItemChange.New], events.Select(item => item.Change));
        Assert.Equal(EventStatus.Ok, events[2].PreviousStatus);
        Assert.Equal(3, events.Select(item => item.Uuid).Distinct().Count());
    }

    [Fact]
    public async Task An_older_run_that_comes_later_undoes_nothing()
    {
        await using var store = await OpenAsync();
        var early = Some.Instant;
        await RecordAsync(store, [Some.Item("sg-1")], at: early);
        await RecordAsync(store, [], at: early.AddMinutes(10));

        var late = await RecordAsync(store, [Some.Item("sg-1"), Some.Item("sg-9")], at: early.AddMinutes(5));

        Assert.All(late.Changes.Values, count => Assert.Equal(0, count));
        Assert.Equal(["new sg-1", "resolved sg-1"], await ItemEventsAsync(store));
        Assert.Empty(late.Fresh.Items);
    }

    [Fact]
    public async Task Of_an_older_run_only_what_no_later_one_evaluated_is_acted_upon()
    {
        await using var store = await OpenAsync();
        var early = Some.Instant;
        await RecordAsync(store, [], units: [("eu-west-1", Ports)], at: early.AddMinutes(10));
        var volume = Some.Item("vol-1") with { Check = Volumes };

        var late = await RecordAsync(store, [Some.Item("sg-1"), volume], units: [("eu-west-1", Ports), ("eu-west-1", Volumes)], at: early);

        Assert.Equal(["sg-1", "vol-1"], late.Report.Items.Select(item => item.ResourceId));
        Assert.Equal(["vol-1"], late.Fresh.Items.Select(item => item.ResourceId));
        Assert.Equal(["new vol-1"], await ItemEventsAsync(store));
    }

    [Fact]
    public async Task One_holds_what_one_may_do_at_a_time_and_gives_it_back()
    {
        await using var store = await OpenAsync();
        await using var other = await AnotherAsync(store);
        var hold = await store.HoldAsync("cases-1", CancellationToken.None);

        Assert.Null(await other.HoldAsync("cases-1", CancellationToken.None));
        await using var beside = await other.HoldAsync("cases-2", CancellationToken.None);
        Assert.True(await hold!.IsHeldAsync(CancellationToken.None));
        Assert.NotNull(beside);
        await hold.DisposeAsync();

        await using var later = await other.HoldAsync("cases-1", CancellationToken.None);
        Assert.NotNull(later);
    }

    [Fact]
    public async Task A_silenced_item_is_told_once_and_is_new_when_it_is_silenced_no_more()
    {
        await using var store = await OpenAsync();
        var rule = new Suppression("s1", "known");
        await RecordAsync(store, Some.Item("sg-1"));
        await RecordAsync(store, Some.Item("sg-1") with { SuppressedBy = rule });
        await RecordAsync(store, Some.Item("sg-1", CheckStatus.Warning) with { SuppressedBy = rule });
        await RecordAsync(store, Some.Item("sg-1", CheckStatus.Warning));

        Assert.Equal(["new sg-1", "suppressed sg-1", "new sg-1"], await ItemEventsAsync(store));
    }

    [Fact]
    public async Task What_is_silenced_from_the_start_is_never_told()
    {
        await using var store = await OpenAsync();
        await RecordAsync(store, Some.Item("sg-1") with { SuppressedBy = new("s1", "known") });
        await RecordAsync(store);

        Assert.Empty(await ItemEventsAsync(store));
    }

    [Fact]
    public async Task Names_of_any_kind_survive()
    {
        const string Name = "</script>\u001b[31m\u202e\"'=cmd|' /C calc'!A0\r\n\0😀";
        await using var store = await OpenAsync();
        var item = Some.Item(Name) with { Fingerprint = "f1" };
        await RecordAsync(store, item);
        var second = await RecordAsync(store, item);

        Assert.Equal(Change.Unchanged, Assert.Single(second.Report.Items).Change);
        Assert.Equal(Name, (await EventsAsync(store)).First().AsItem()!.ShortId);
    }

    [Fact]
    public async Task A_clock_that_went_back_is_refused_before_the_run()
    {
        await using var store = await OpenAsync();
        await RecordAsync(store, [], at: Some.Instant);

        await store.CheckClockAsync(Some.Instant.AddMinutes(-4), CancellationToken.None);
        var refused = await Assert.ThrowsAsync<StoreException>(() => store.CheckClockAsync(Some.Instant.AddHours(-2), CancellationToken.None));
        Assert.StartsWith("The clock went back: the store's last run was at 2026-11-22 06:00:00Z", refused.Message);
    }

    [Fact]
    public async Task A_plan_is_remembered_with_its_age_and_only_what_aws_said()
    {
        await using var store = await OpenAsync();
        var book = new PlanBook(store);
        await book.KeepAsync(new(Some.Account, null, true, PlanSource.Probed, "it offers low, urgent", ["low", "urgent"], []), TimeProvider.System.GetUtcNow().AddDays(-3), CancellationToken.None);
        await book.KeepAsync(new(Some.Account, null, null, PlanSource.Unknown, "throttled", [], []), TimeProvider.System.GetUtcNow(), CancellationToken.None);

        var known = await book.LastAsync(Some.Account, CancellationToken.None);

        Assert.Equal((true, PlanSource.Remembered, "as it was 3 days ago: it offers low, urgent"), (known!.Entitled, known.Source, known.Detail));
        Assert.Equal(["low", "urgent"], known.Severities);
        Assert.Null(await book.LastAsync("999988887777", CancellationToken.None));
    }

    [Fact]
    public async Task Cases_survive_with_what_joined_them_and_was_said()
    {
        await using var store = await OpenAsync();
        var book = new CaseBook(store);
        var one = new SupportCase
        {
            Id = "c1", Account = Some.Account, CheckId = "check", Rule = "rule", State = CaseState.Open, Marker = "advisor-0123456789", AwsId = "case-1", DisplayId = "17", Subject = "Subject 😀",
            Status = "opened", Severity = "high", IntendedAt = Some.Instant, OpenedAt = Some.Instant, UpdatedAt = Some.Instant, DueAt = Some.Instant.AddHours(4), Warnings = CaseWarnings.DueSoon, Owner = "shop",
        };
        await book.SaveAsync(one, ["f1", "f2", "f1"], [new("c1", "2026-11-22T06:00:00.000Z", "someone", "text", "a.csv")], new CaseTelling("advisorworker", "us-east-1").Of(one, CaseChange.Opened), CancellationToken.None);
        await book.SaveAsync(one with { Status = "resolved", State = CaseState.Resolved }, ["f3"], [], null, CancellationToken.None);

        Assert.Equal(one with { Status = "resolved", State = CaseState.Resolved }, await book.FindAsync("17", CancellationToken.None));
        Assert.Equal(["f1", "f2", "f3"], await book.ItemsAsync("c1", CancellationToken.None));
        Assert.Equal("text", Assert.Single(await book.MessagesAsync("c1", CancellationToken.None)).Body);
        Assert.Equal(1, await book.OpenedSinceAsync(Some.Account, Some.Instant.AddHours(-1), CancellationToken.None));
        Assert.Equal(("17", CaseChange.Opened), Assert.Single(await EventsAsync(store)).AsCase() is { } told ? (told.DisplayId, told.Change) : default);
    }

    [Fact]
    public async Task Two_writers_at_once_lose_nothing_and_number_without_gaps()
    {
        await using var one = await OpenAsync();
        await using var two = await AgainAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 == 0 ? one : two).RecordAsync(
            Report([Some.Item($"sg-{i}") with { Account = $"{100000000000 + i}" }], [("eu-west-1", Ports)], true, ["eu-west-1"], Some.Instant, $"{100000000000 + i}", $"run-{i}"),
            new(),
            CancellationToken.None))));

        var rows = await RowsAsync(one);
        Assert.Equal(Enumerable.Range(1, 40).Select(seq => (long)seq), rows.Select(row => row.Seq));
        Assert.Equal(40, rows.Select(row => row.Event).Distinct().Count());
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync(
            async transaction =>
            {
                using var command = transaction.Connection!.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "INSERT INTO migrations (version, applied_at) VALUES (99, 0)";
                return await command.ExecuteNonQueryAsync();
            },
            CancellationToken.None);

        var refused = await Assert.ThrowsAsync<StoreException>(AgainAsync);
        Assert.StartsWith("The store is of version 99, and this program knows versions up to ", refused.Message);
    }

    [Fact]
    public async Task Many_processes_may_make_the_store_at_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(OpenAgainAsync)));

        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }

        async Task<AdvisorStore> OpenAgainAsync() => runs++ == 0 ? await OpenAsync() : await AgainAsync();
    }

    /// <summary>A new store.</summary>
    protected abstract Task<AdvisorStore> OpenAsync();

    /// <summary>The same store once more, as another process would open it.</summary>
    protected abstract Task<AdvisorStore> AgainAsync();

    private static Task<AdvisorStore> AnotherAsync(AdvisorStore store) => AdvisorStore.OpenAsync(store.Address, TimeProvider.System, CancellationToken.None);

    protected Task<RecordedRun> RecordAsync(AdvisorStore store, params Item[] items) => RecordAsync(store, items, complete: true);

    protected async Task<RecordedRun> RecordAsync(
        AdvisorStore store,
        Item[] items,
        bool complete = true,
        (string Scope, CheckDescriptor Check)[]? units = null,
        string[]? regions = null,
        DateTimeOffset? at = null)
    {
        var number = Interlocked.Increment(ref runs);
        return await store.RecordAsync(
            Report(items, units ?? [("eu-west-1", Ports)], complete, regions ?? ["eu-west-1", "us-east-1"], at ?? Some.Instant.AddHours(number), Some.Account, $"run-{number}"),
            new(),
            CancellationToken.None);
    }

    protected static Task<IReadOnlyList<EventEnvelope>> EventsAsync(AdvisorStore store) => new Outbox(store).PeekAsync(CancellationToken.None);

    private static Item Global(string bucket, string region) => Some.Item(bucket, region: region) with { Scope = AwsScope.Global };

    private static RunReport Report(
        Item[] items, (string Scope, CheckDescriptor Check)[] units, bool complete, string[] regions, DateTimeOffset at, string account, string runId)
    {
        var checks = items.Select(item => item.Check).Concat(units.Select(unit => unit.Check)).DistinctBy(check => check.Id);
        var report = Some.Report([.. checks.Select(check => Some.Result([.. items.Where(item => item.Check.Id == check.Id)]) with { Check = check, Account = account })]);
        return report with
        {
            Run = report.Run with { Id = runId, StartedAt = at, FinishedAt = at.AddMinutes(1), Regions = [.. regions], Accounts = [account] },
            Evaluated = [.. units.Select(unit => new Evaluated(account, unit.Scope, unit.Check.Id, complete))],
        };
    }

    private static async Task<List<string>> ItemEventsAsync(AdvisorStore store) =>
        [.. (await EventsAsync(store)).Select(envelope => envelope.AsItem()).OfType<ItemEvent>().Select(item => $"{item.Change} {item.ShortId}")];

    private static async Task<List<OutboxEntry>> RowsAsync(AdvisorStore store) => await store.UseAsync(
        async connection => (await Dapper.SqlMapper.QueryAsync<OutboxEntry>(connection, "SELECT seq AS Seq, event AS Event FROM outbox ORDER BY seq")).ToList(), CancellationToken.None);
}
