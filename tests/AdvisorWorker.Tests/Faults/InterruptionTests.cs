using System.Text.Json;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Sandbox;
using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Faults;

/// <summary>A run that is ended while answers are slow.</summary>
public sealed class InterruptionTests
{
    private static readonly FaultRule Slow = new(FaultKind.Latency) { MinLatency = TimeSpan.FromMilliseconds(500), MaxLatency = TimeSpan.FromMilliseconds(500) };

    // Hangs where a run under way asks for the rest, so that the end is the cancellation's doing and no answer's.
    private static readonly FaultRule Stuck = new(FaultKind.DeadRegion) { Operation = "ec2:DescribeVolumes" };

    [Fact]
    public async Task What_is_finished_is_kept_and_the_rest_is_not_reached()
    {
        await using var whole = await FaultyDemo.StartAsync();
        await using var slow = await FaultyDemo.StartAsync(Slow, Stuck);
        using var end = new CancellationTokenSource();
        var before = await whole.RunAsync();

        var run = slow.RunAsync(cancellationToken: end.Token);
        await AskedAsync(slow, 120);
        await end.CancelAsync();
        var after = await run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal((true, false), (after.Run.Interrupted, after.Run.Complete));
        var rows = before.Items.Select(item => (item.Fingerprint, item.Status)).ToHashSet();
        Assert.All(after.Items, item => Assert.Contains((item.Fingerprint, item.Status), rows));
        var unread = after.Unavailable.Where(gap => gap.Gap.IsFailure).ToLookup(gap => gap.CheckId);
        Assert.All(unread.SelectMany(gaps => gaps), gap => Assert.Equal(GapReason.NotReached, gap.Gap.Reason));
        Assert.All(before.Checks.Zip(after.Checks), pair => Assert.True(
            unread.Contains(pair.First.Check.Id) ? pair.Second.Status != CheckStatus.Ok : pair.First.Items.Length == pair.Second.Items.Length, pair.First.Check.Id));
        Assert.Contains(after.Checks, check => check.Summary.Processed > 0 && !unread.Contains(check.Check.Id));
        Assert.Contains(unread, gaps => gaps.Any(gap => gap.Resources is null));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_program_with_130_and_its_report()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT.");
        await using var slow = await FaultyDemo.StartAsync(Slow, Stuck);
        using var run = Advisor.Start(["run", "--endpoint-url", $"{slow.Url}", "--regions", "us-east-1,eu-west-1", "--format", "json"]);
        var output = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await AskedAsync(slow, 120);
        await ProgramRun.SignalAsync(run, "INT");

        await run.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal(130, run.ExitCode);
        var report = JsonDocument.Parse(await output).RootElement;
        Assert.True(report.GetProperty("run").GetProperty("interrupted").GetBoolean());
        Assert.Contains(report.GetProperty("unavailable").EnumerateArray(), gap => gap.GetProperty("reason").GetString() == "NotReached");
    }

    [Fact]
    public async Task A_sink_that_hangs_does_not_cost_the_report()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT.");
        await using var slow = await FaultyDemo.StartAsync(Slow, Stuck, new(FaultKind.DeadRegion) { Service = "events" });
        using var run = Advisor.Start(
            ["run", "--endpoint-url", $"{slow.Url}", "--regions", "us-east-1,eu-west-1", "--format", "json", "--sink", "eventbridge:default"],
            new Dictionary<string, string?> { ["AWS_MAX_ATTEMPTS"] = null });
        var output = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await AskedAsync(slow, 120);
        await ProgramRun.SignalAsync(run, "INT");

        await run.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);

        Assert.Equal(130, run.ExitCode);
        Assert.True(JsonDocument.Parse(await output).RootElement.GetProperty("run").GetProperty("interrupted").GetBoolean());
        Assert.Contains("eventbridge:default: 0 delivered", await errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_that_do_not_come_are_not_waited_for()
    {
        await using var demo = await FaultyDemo.StartAsync(new FaultRule(FaultKind.DeadRegion) { Operation = "sts:AssumeRole" });
        var account = BuiltIn.Account(demo.Url).Through(new() { RoleArn = "arn:aws:iam::111122223333:role/advisor-read" });
        using var end = new CancellationTokenSource();

        var run = new Pass(BuiltIn.Catalog, TimeProvider.System).RunAsync(account, new() { Checks = BuiltIn.Catalog.Checks }, null, end.Token);
        await AskedAsync(demo, 1);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(["sts.AssumeRole"], demo.Calls.Keys);
    }

    private static async Task AskedAsync(FaultyDemo demo, int calls)
    {
        while (demo.Calls.Values.Sum(call => call.Calls) < calls)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
