using AdvisorWorker.Engine.Tests;
using AdvisorWorker.Serving;

namespace AdvisorWorker.Tests.Serve;

public sealed class RefreshDeskTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_check_goes_through_Trusted_Advisors_states()
    {
        var time = new HandMovedTime();
        var desk = new RefreshDesk(time);

        Assert.Equal(RefreshState.None, desk.Look("a", Interval).State);
        Assert.Equal(RefreshDecision.Accepted, desk.Ask("a", Interval).Decision);
        Assert.Equal(["a"], desk.Enqueued());
        Assert.Equal(new RefreshAnswer(RefreshDecision.Busy, RefreshState.Enqueued, TimeSpan.Zero), desk.Ask("a", Interval));
        desk.Note(["a"], RefreshState.Processing);
        Assert.Equal(new RefreshAnswer(RefreshDecision.Busy, RefreshState.Processing, TimeSpan.Zero), desk.Ask("a", Interval));
        Assert.Empty(desk.Enqueued());
        desk.Note(["a"], RefreshState.Success);
        time.Move(TimeSpan.FromMinutes(2));
        Assert.Equal(new RefreshAnswer(RefreshDecision.TooSoon, RefreshState.Success, TimeSpan.FromMinutes(3)), desk.Ask("a", Interval));
        time.Move(TimeSpan.FromMinutes(3));
        Assert.Equal(RefreshDecision.Accepted, desk.Ask("a", Interval).Decision);
    }

    [Fact]
    public void What_was_abandoned_may_be_asked_for_at_once()
    {
        var desk = new RefreshDesk(new HandMovedTime());
        desk.Note(["a"], RefreshState.Abandoned);

        Assert.Equal(RefreshDecision.Accepted, desk.Ask("a", Interval).Decision);
    }
}
