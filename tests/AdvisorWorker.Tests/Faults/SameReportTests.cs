using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Faults;

/// <summary>Throttling, failures, resets and slowness cost time and change nothing that is said.</summary>
public sealed class SameReportTests
{
    private static readonly FaultRule[] Weather =
    [
        new(FaultKind.Latency) { MinLatency = TimeSpan.FromMilliseconds(50), MaxLatency = TimeSpan.FromMilliseconds(500) },
        new(FaultKind.Throttle) { Probability = 0.3 },
        new(FaultKind.ServerError) { Probability = 0.1 },
        new(FaultKind.Reset) { Probability = 0.05 },
    ];

    [Fact]
    public async Task Foul_weather_changes_nothing_in_the_report()
    {
        await using var fair = await FaultyDemo.StartAsync();
        var expected = await fair.RunAsync();

        // Beside each other, as they mostly wait.
        await Parallel.ForEachAsync((int[])[1, 77, 20261122], async (seed, _) =>
        {
            await using var foul = await FaultyDemo.StartAsync(seed, Weather);
            var report = await foul.RunAsync();
            var calls = report.Run.ApiCalls;

            Assert.Equal(ReportText.Of(expected, "apiCalls"), ReportText.Of(report, "apiCalls"));
            Assert.Equal((expected.Run.ApiCalls.Total, expected.Run.ApiCalls.Distinct), (calls.Total, calls.Distinct));
            Assert.True(calls.Throttled > calls.Total / 5 && calls.Retried > calls.Throttled, $"{calls}");
            Assert.Equal(calls.Total + calls.Retried, foul.Calls.Values.Sum(call => call.Calls));
        });
    }
}
