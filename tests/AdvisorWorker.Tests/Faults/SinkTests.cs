using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Faults;

/// <summary>What is delivered goes out on the same terms as what is read.</summary>
public sealed class SinkTests
{
    [Fact]
    public async Task Events_arrive_in_foul_weather()
    {
        await using var demo = await FaultyDemo.StartAsync(
            new FaultRule(FaultKind.Throttle) { Service = "events", Count = 1 }, new FaultRule(FaultKind.ServerError) { Service = "events", Count = 1 }, new FaultRule(FaultKind.Reset) { Service = "events", Count = 1 });

        var run = await PublishAsync(demo, new Dictionary<string, string?> { ["AWS_MAX_ATTEMPTS"] = null });

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.DoesNotContain("not delivered", run.Errors, StringComparison.Ordinal);
        Assert.Equal(3, demo.Calls["events.PutEvents"].Faults);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_given_up_and_said()
    {
        var late = TimeSpan.FromSeconds(25);
        await using var demo = await FaultyDemo.StartAsync(new FaultRule(FaultKind.Latency) { Service = "events", MinLatency = late, MaxLatency = late });

        var run = await PublishAsync(demo, new Dictionary<string, string?> { ["Politeness__CallSeconds"] = "1" });

        Assert.Equal(3, run.ExitCode);
        Assert.Matches("eventbridge:default: 0 delivered, [0-9]+ not delivered: No answer within 1 s", run.Errors);
    }

    private static Task<Advisor.Ended> PublishAsync(FaultyDemo demo, IReadOnlyDictionary<string, string?> environment) => Advisor.RunAsync(
        ["run", "--endpoint-url", $"{demo.Url}", "--regions", "us-east-1", "--checks", "HCP4007jGY", "--sink", "eventbridge:default", "--fail-on", "none"], environment);
}
