using System.Text.Json;
using AdvisorWorker.TestSupport;

namespace AdvisorWorker.Sandbox.Tests.OtherSdks;

/// <summary>Every operation that the sandbox serves, by two clients that nobody here wrote. What to call comes from the sandbox's own descriptors.</summary>
public sealed class EveryOperationTests(DemoSandbox sandbox)
{
    private static readonly string[] Protocols = ["ec2", "json", "query", "rest-json", "rest-xml"];

    [Fact]
    public async Task Boto3_parses_the_answer_and_its_models_hold_everything_in_it()
    {
        using var report = await RunAsync(RequiredProgram.Boto3.Require(), "call_every_operation.py");
        AssertFlawless(report);
    }

    [Fact]
    public async Task Aws_cli_prints_the_answer()
    {
        using var report = await RunAsync(RequiredProgram.AwsCliLibrary.Require(), "call_every_command.py");
        AssertFlawless(report);
    }

    private static void AssertFlawless(JsonDocument report)
    {
        List<JsonProperty> called = [.. report.RootElement.GetProperty("called").EnumerateObject()];
        var flaws = string.Join('\n', called.SelectMany(
            operation => operation.Value.GetProperty("flaws").EnumerateArray().Select(flaw => $"{operation.Name}: {flaw.GetString()}")));
        Assert.True(flaws.Length == 0, flaws);
        Assert.Equal(SandboxServer.Operations.Order(StringComparer.Ordinal), called.Select(operation => operation.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Protocols, called.Select(operation => operation.Value.GetProperty("protocol").GetString()!).Distinct().Order(StringComparer.Ordinal));
    }

    private async Task<JsonDocument> RunAsync(string python, string script)
    {
        await using var server = await DemoSandbox.StartAsync(sandbox.Account);
        var (exitCode, output, errors) = await ExternalProgram.RunAsync(
            python, server, [Path.Combine(AppContext.BaseDirectory, "OtherSdks", script), .. SandboxServer.Operations.Order(StringComparer.Ordinal)]);
        Assert.True(exitCode == 0, errors);
        return JsonDocument.Parse(output);
    }
}
