using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record.Store;

namespace AdvisorWorker.Engine.Tests.Store;

public sealed class RefreshTests
{
    private const string Account = Some.Account;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly string Check = Some.Check().Id;

    private readonly HandMovedTime time = new();

    [Fact]
    public async Task A_check_goes_through_Trusted_Advisors_states()
    {
        await using var store = await OpenAsync();
        var book = new RefreshBook(store);

        Assert.Equal(RefreshState.None, (await LookAsync(book)).State);
        Assert.Equal(RefreshDecision.Accepted, (await AskAsync(book)).Decision);
        Assert.Equal(new RefreshAnswer(RefreshDecision.Busy, RefreshState.Enqueued, TimeSpan.Zero), await AskAsync(book));
        Assert.Equal([Account], await book.WaitingAsync(CancellationToken.None));
        Assert.Equal([Check], await book.TakeAsync(Account, CancellationToken.None));
        Assert.Equal(new RefreshAnswer(RefreshDecision.Busy, RefreshState.Processing, TimeSpan.Zero), await AskAsync(book));
        await RecordAsync(store);
        await book.EndAsync(Account, [Check], fulfilled: true, CancellationToken.None);

        Assert.Empty(await book.WaitingAsync(CancellationToken.None));
        time.Move(TimeSpan.FromMinutes(2));
        Assert.Equal(new RefreshAnswer(RefreshDecision.TooSoon, RefreshState.Success, TimeSpan.FromMinutes(3)), await AskAsync(book));
        time.Move(TimeSpan.FromMinutes(3));
        Assert.Equal(RefreshDecision.Accepted, (await AskAsync(book)).Decision);
    }

    [Fact]
    public async Task A_pass_of_a_schedule_is_a_refresh_too()
    {
        await using var store = await OpenAsync();
        await RecordAsync(store);

        Assert.Equal(new RefreshAnswer(RefreshDecision.TooSoon, RefreshState.Success, Interval), await AskAsync(new(store)));
    }

    [Fact]
    public async Task What_was_abandoned_may_be_asked_for_at_once()
    {
        await using var store = await OpenAsync();
        var book = new RefreshBook(store);
        await RecordAsync(store);
        time.Move(Interval);
        await AskAsync(book);
        await book.TakeAsync(Account, CancellationToken.None);
        await book.EndAsync(Account, [Check], fulfilled: false, CancellationToken.None);

        Assert.Equal(new RefreshAnswer(RefreshDecision.Accepted, RefreshState.Abandoned, TimeSpan.Zero), await LookAsync(book));
        Assert.Equal(RefreshDecision.Accepted, (await AskAsync(book)).Decision);
    }

    [Fact]
    public async Task What_a_worker_took_that_is_gone_is_taken_again()
    {
        await using var store = await OpenAsync();
        var book = new RefreshBook(store);
        await AskAsync(book);
        await book.TakeAsync(Account, CancellationToken.None);

        Assert.Equal([Account], await book.WaitingAsync(CancellationToken.None));
        Assert.Equal([Check], await book.TakeAsync(Account, CancellationToken.None));
    }

    private Task<AdvisorStore> OpenAsync() => AdvisorStore.OpenAsync(new StoreAddress.Memory(), time, CancellationToken.None);

    private Task RecordAsync(AdvisorStore store) => store.RecordAsync(
        Some.Report() with
        {
            Run = Some.Run() with { StartedAt = time.GetUtcNow() },
            Evaluated = [new(Account, "eu-west-1", Check, Complete: true)],
        },
        new EventSettings(),
        CancellationToken.None);

    private static Task<RefreshAnswer> AskAsync(RefreshBook book) => book.AskAsync(Account, Check, Interval, CancellationToken.None);

    private static Task<RefreshAnswer> LookAsync(RefreshBook book) => book.LookAsync(Account, Check, Interval, CancellationToken.None);
}
