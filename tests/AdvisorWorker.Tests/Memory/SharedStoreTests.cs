using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Sandbox.Generated;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Memory;

/// <summary>Several runs at once on one store.</summary>
internal static class SharedStore
{
    /// <summary>Runs of one account and of another at once: every change is told once.</summary>
    public static async Task TestAsync(string store, string folder)
    {
        var now = TimeProvider.System.GetUtcNow();
        var account = DemoAccount.Create(now);
        var others = GeneratedOrganization.Around(account, 2, seed: 1, now);
        var other = others.Keys.First(id => id != account.Id);
        await using var sandbox = await SandboxServer.StartAsync(account, new() { Time = TimeProvider.System, OtherAccounts = others }, TestContext.Current.CancellationToken);
        var settings = Path.Combine(folder, "settings.json");
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new { Account = new { RoleArn = $"arn:aws:iam::{other}:role/Audit" } }));

        var runs = await Task.WhenAll(RunAsync(), RunAsync(), RunAsync("--config", settings));

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Errors));
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "events.jsonl"), TestContext.Current.CancellationToken);
        var events = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(lines.Length, events.Select(one => one.GetProperty("id").GetString()).Distinct().Count());
        var items = events.Where(one => one.GetProperty("detail").TryGetProperty("fingerprint", out _)).Select(one => one.GetProperty("detail")).ToList();
        Assert.Equal(items.Count + 3, events.Count);
        Assert.Equal(items.Count, items.Select(item => item.GetProperty("fingerprint").GetString()).Distinct().Count());
        Assert.All(items, item => Assert.Equal("new", item.GetProperty("change").GetString()));
        Assert.Equal(new[] { account.Id, other }.Order(), items.Select(item => item.GetProperty("account-id").GetString()).Distinct().Order());

        Task<Advisor.Ended> RunAsync(params string[] more) => Advisor.RunAsync(
            [
                "run", "--endpoint-url", $"{sandbox.Url}", "--sink", $"jsonl:{Path.Combine(folder, "events.jsonl")}", "--fail-on", "none", "--regions", "us-east-1", "--allow-incomplete",
                "--checks", "HCP4007jGY,1iG5NDGVre,DAvU99Dc4C", .. more,
            ],
            new Dictionary<string, string?> { ["Store"] = store });
    }
}

public sealed class SharedStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-memory").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task Runs_at_once_tell_every_change_once() => SharedStore.TestAsync(Path.Combine(folder, "advisor.db"), folder);
}
