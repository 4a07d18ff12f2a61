using AdvisorWorker.Engine.Escalate;
using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Engine.Plans;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Schedule;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Recordings;
using AdvisorWorker.Tests.Support;
using Amazon.Runtime;

namespace AdvisorWorker.Tests.Recordings;

/// <summary>Runs all checks over a sandbox at one instant: live, recorded and replayed.</summary>
internal static class RecordedDemo
{
    /// <summary>The demo's account, served in small pages so that there are many.</summary>
    public static Task<SandboxServer> ServeAsync(SandboxAccount account, params IReadOnlyList<FaultRule> faults) =>
        SandboxServer.StartAsync(account, new() { Time = new StillTime(), LargestPage = 7, Faults = faults }, TestContext.Current.CancellationToken);

    public static SandboxAccount Account() => DemoAccount.Create(StillTime.Now);

    public static Task<RunReport> RunAsync(Uri endpoint, HttpClientFactory? transport = null, Func<CatalogCheck, bool>? chosen = null)
    {
        var account = BuiltIn.Account(endpoint, retries: 0);
        return new Pass(BuiltIn.Catalog, new StillTime()).RunAsync(
            transport is null ? account : account.RecordedBy(transport),
            new() { Checks = [.. BuiltIn.Catalog.Checks.Where(chosen ?? (_ => true))], Gate = GateMode.Off },
            null,
            TestContext.Current.CancellationToken);
    }

    /// <summary>Records a run into a folder.</summary>
    public static async Task<RunReport> RecordAsync(Uri endpoint, string folder, bool masksAccounts = false, Func<CatalogCheck, bool>? chosen = null)
    {
        using var recorder = new Recorder(folder, masksAccounts, Redaction.Apply);
        var report = await RunAsync(endpoint, new RecordingTransport(recorder), chosen);
        recorder.Finish(new() { Account = report.Run.Accounts[0], At = report.Run.StartedAt, Regions = report.Run.Regions, HomeRegion = "us-east-1" });
        return report;
    }

    /// <summary>Replays a folder.</summary>
    public static async Task<RunReport> ReplayAsync(string folder, Func<CatalogCheck, bool>? chosen = null)
    {
        var mistakes = new List<string>();
        var recording = Recording.Open(folder, mistakes);
        Assert.Empty(mistakes);
        await using var server = await SandboxServer.StartAsync(recording!, new(), TestContext.Current.CancellationToken);
        return await RunAsync(server.Url, chosen: chosen);
    }
}
