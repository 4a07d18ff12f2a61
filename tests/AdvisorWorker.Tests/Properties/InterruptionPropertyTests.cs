using System.Collections.Immutable;
using AdvisorWorker.Engine.Collect;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Sandbox;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Tests.Properties;

/// <summary>A run that is ended at any moment ends by itself, and what it has finished counts.</summary>
public sealed class InterruptionPropertyTests
{
    // So many requests can be on their way to the endpoint when the run is ended.
    private const int InFlight = 8;

    // The caller has asked who it is, and nothing else yet.
    private const int Earliest = 2;

    [Fact]
    public Task It_waits_for_no_answer_and_for_no_clock_and_asks_for_nothing_more() => Seeds.EachAsync(12, 2, async seed =>
    {
        var chance = new Random(seed);
        var whole = await RandomAccount.ReportAsync(seed);

        // Some calls hang, others fail now and then and wait for their next try.
        await using var slow = await RandomAccount.ServeAsync(RandomAccount.Make(seed), new()
        {
            FaultSeed = seed,
            Faults =
            [
                new(FaultKind.Latency) { MaxLatency = TimeSpan.FromMilliseconds(20) },
                .. Enumerable.Range(0, chance.Next(4)).Select(_ => new FaultRule(FaultKind.DeadRegion) { Operation = RandomFaults.Operations[chance.Next(RandomFaults.Operations.Length)] }),
                new(FaultKind.Throttle) { Probability = 0.2 * chance.NextDouble() },
            ],
        });
        using var end = new CancellationTokenSource();
        var time = new StoppableTime();

        var run = slow.RunAsync(politeness: Unhurried(whole), timers: time, cancellationToken: end.Token);
        await AskedAsync(slow, chance.Next(Earliest, (int)whole.Run.ApiCalls.Total), run);
        time.Stop();
        await end.CancelAsync();
        var asked = slow.Calls;

        // Whatever still waited for an answer or for a timer would wait for ever.
        var part = await run.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.InRange(slow.Calls, asked, asked + InFlight);
        NothingElse.AssertSaid(whole, part);
        Assert.All(part.Unavailable.Where(gap => gap.Gap.IsFailure), gap => Assert.Equal(GapReason.NotReached, gap.Gap.Reason));
        Assert.Equal((true, false), (part.Run.Interrupted, part.Run.Complete));
    });

    // The ceiling of requests in flight is what is tried; no rate holds anything back.
    private static PolitenessSettings Unhurried(RunReport whole) => new()
    {
        PaceEmulators = true,
        InFlight = InFlight,
        RequestsPerSecond = 1e6,
        Rates = whole.Run.ApiCalls.Operations.SelectMany(operation => (string[])[operation, operation[..operation.IndexOf(':', StringComparison.Ordinal)]])
            .Append("ec2:unfiltered").Distinct().ToImmutableDictionary(name => name, _ => new Rate(1e6, 1_000_000)),
    };

    private static async Task AskedAsync(RandomAccount account, int calls, Task run)
    {
        // Where everything else hangs, no more calls come.
        for (var (last, quiet) = (-1L, 0); account.Calls < calls && quiet < 200 && !run.IsCompleted;)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
            quiet = account.Calls == last ? quiet + 1 : 0;
            last = account.Calls;
        }
    }
}
