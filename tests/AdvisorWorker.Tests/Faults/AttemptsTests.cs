using AdvisorWorker.Sandbox;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Faults;

public sealed class AttemptsTests
{
    [Theory]
    [InlineData(FaultKind.Throttle, "Throttled")]
    [InlineData(FaultKind.ServerError, "Failed")]
    [InlineData(FaultKind.Reset, "Failed")]
    public async Task AWS_MAX_ATTEMPTS_is_how_often_a_call_is_tried(FaultKind kind, string reason)
    {
        await using var demo = await FaultyDemo.StartAsync(new FaultRule(kind) { Operation = "lambda:ListFunctions" });

        var run = await Advisor.RunAsync(
            ["run", "--endpoint-url", $"{demo.Url}", "--regions", "us-east-1", "--checks", "lambda-deprecated-runtimes", "--format", "json"],
            new Dictionary<string, string?> { ["AWS_MAX_ATTEMPTS"] = "3" });

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(3, demo.Calls["lambda.ListFunctions"].Calls);
        Assert.Equal(2, run.Report.GetProperty("run").GetProperty("apiCalls").GetProperty("retried").GetInt32());
        Assert.StartsWith($"{reason} lambda:ListFunctions", run.Check("lambda-deprecated-runtimes").GetProperty("reason").GetString(), StringComparison.Ordinal);
    }
}
