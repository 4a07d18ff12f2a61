using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Record.Store;
using AdvisorWorker.Engine.Tests;
using AdvisorWorker.Sandbox;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Properties;

/// <summary>What faults of chance may do to the report of an account of chance.</summary>
public sealed class FaultPropertyTests
{
    // Waits between attempts are so many times as short; what a call may take is not.
    private const int Hurry = 10;

    private static readonly PolitenessSettings Patient = new() { CallSeconds = 60 * Hurry };

    [Fact]
    public Task Faults_that_pass_change_nothing() => Seeds.EachAsync(6, 3, async seed =>
    {
        var expected = await RandomAccount.ReportAsync(seed);
        await using var foul = await RandomAccount.ServeAsync(RandomAccount.Make(seed), new() { Faults = RandomFaults.Passing(seed), FaultSeed = seed });

        var report = await foul.RunAsync(politeness: Patient, timers: new QuickTime(Hurry));

        ReportText.AssertSame(expected, report, "apiCalls");
        Assert.Equal((expected.Run.ApiCalls.Total, expected.Run.ApiCalls.Distinct), (report.Run.ApiCalls.Total, report.Run.ApiCalls.Distinct));
    });

    [Fact]
    public Task Faults_that_stay_leave_gaps_and_no_other_verdict() => Seeds.EachAsync(12, 2, async seed =>
    {
        var whole = await RandomAccount.ReportAsync(seed);
        await using var foul = await RandomAccount.ServeAsync(
            RandomAccount.Make(seed), new() { Faults = RandomFaults.Lasting(seed), FaultSeed = seed });

        var part = await foul.RunAsync(retries: seed % 2);

        NothingElse.AssertSaid(whole, part);
        await AssertNothingHappensAsync(whole, part);
    });

    [Fact]
    public Task A_Region_that_dies_leaves_gaps_and_no_other_verdict() => Seeds.EachAsync(2, 2, async seed =>
    {
        var whole = await RandomAccount.ReportAsync(seed);
        var dead = RandomAccount.Regions[1]; // in the first one the caller learns who it is
        await using var half = await RandomAccount.ServeAsync(
            RandomAccount.Make(seed), new() { Faults = [new(FaultKind.DeadRegion) { Region = dead }, .. RandomFaults.Passing(seed)], FaultSeed = seed });

        var part = await half.RunAsync(politeness: Patient, timers: new QuickTime(Hurry));

        NothingElse.AssertSaid(whole, part);
        Assert.Contains(part.Unavailable, gap => gap.Region == dead && gap.Gap.Reason == GapReason.TimedOut);
        await AssertNothingHappensAsync(whole, part);
    });

    /// <summary>An account in which nothing changed has no transition, whatever could not be read in between.</summary>
    private static async Task AssertNothingHappensAsync(RunReport whole, RunReport part)
    {
        await using var store = await AdvisorStore.OpenAsync(new StoreAddress.Memory(), TimeProvider.System, TestContext.Current.CancellationToken);
        var begun = await store.RecordAsync(whole, new EventSettings(), TestContext.Current.CancellationToken);
        Assert.Equal(begun.Report.Items.Count(item => item.IsFlagged), begun.Changes[Change.New]);
        foreach (var (report, hour) in new[] { part, whole }.Select((report, i) => (report, i + 1)))
        {
            var again = report with { Run = report.Run with { Id = $"{report.Run.Id}-{hour}", StartedAt = report.Run.StartedAt.AddHours(hour) } };
            var recorded = await store.RecordAsync(again, new EventSettings(), TestContext.Current.CancellationToken);
            Assert.Equal(report.Items.Count(item => item.IsFlagged), recorded.Changes[Change.Unchanged]);
            Assert.All(recorded.Changes.Where(change => change.Key != Change.Unchanged), change => Assert.Equal(0, change.Value));
        }
    }
}
