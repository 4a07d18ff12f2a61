using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Properties;

/// <summary>The report does not hang on the order in which AWS lists, or on where its pages end.</summary>
public sealed class OrderPropertyTests
{
    [Fact]
    public Task Another_order_on_other_pages_gives_the_same_report() => Seeds.EachAsync(6, 2, async seed =>
    {
        var chance = new Random(seed);
        var expected = await RandomAccount.ReportAsync(seed);
        await using var other = await RandomAccount.ServeAsync(
            Shuffle.Lists(RandomAccount.Make(seed), seed), new() { LargestPage = chance.Next(1, 60), Faults = [RandomFaults.Slowness(chance)] });

        var report = await other.RunAsync();

        ReportText.AssertSame(expected, report, "apiCalls");
        Assert.True(report.Run.ApiCalls.Total > expected.Run.ApiCalls.Total, "No list has got more pages.");
    });
}
