using AdvisorWorker.Engine.Tests;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Faults;

/// <summary>A Region that takes connections and never answers.</summary>
public sealed class DeadRegionTests
{
    private const string Dead = "eu-west-1";

    [Fact]
    public async Task It_costs_ten_seconds_once_and_what_is_in_it()
    {
        await using var whole = await FaultyDemo.StartAsync();
        await using var half = await FaultyDemo.StartAsync(new FaultRule(FaultKind.DeadRegion) { Region = Dead });
        var before = await whole.RunAsync();
        var time = new HandMovedTime();

        var run = half.RunAsync(timers: time);
        await StuckAsync(half);
        Assert.False(run.IsCompleted);
        time.Move(TimeSpan.FromSeconds(10));

        // Nobody moves the clock any more: whatever still waited for the Region would wait for ever.
        var after = await run.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.False(after.Run.Complete);
        Assert.Equal(new Gap(GapReason.TimedOut, Detail: "eu-west-1 does not answer") { Region = Dead }, Assert.Single(after.Unavailable.Select(gap => gap.Gap).Where(gap => gap.IsFailure).Distinct()));
        Assert.Equal(before.Items.Where(item => item.Region != Dead).Select(ReportText.Of), after.Items.Select(ReportText.Of));
        Assert.Subset(
            after.Unavailable.Where(gap => gap.Gap.IsFailure).Select(gap => gap.CheckId).ToHashSet(),
            before.Items.Where(item => item.Region == Dead).Select(item => item.Check.Id).ToHashSet());
        Assert.InRange(half.Calls.Values.Sum(call => call.Faults), 1, 40);
    }

    // What is asked of the Region is all that is missing: no other call comes.
    private static async Task StuckAsync(FaultyDemo demo)
    {
        for (var (calls, quiet) = (-1L, 0); quiet < 5;)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            var now = demo.Calls.Values.Sum(call => call.Calls);
            quiet = now == calls && demo.Calls.Values.Any(call => call.Faults > 0) ? quiet + 1 : 0;
            calls = now;
        }
    }
}
