using System.Text.Json;
using AdvisorWorker.Sandbox;
using AdvisorWorker.Sandbox.Demo;
using AdvisorWorker.Tests.Support;
using Amazon.EC2.Model;

namespace AdvisorWorker.Tests.Store;

/// <summary>Runs that remember: what is new is told once, whatever sinks there are.</summary>
public sealed class RunWithStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-run-store").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Store => Path.Combine(folder, "advisor.db");

    private string Events => Path.Combine(folder, "events.jsonl");

    [Fact]
    public async Task A_second_run_without_changes_has_nothing_new_and_sends_no_item()
    {
        var first = await RunAsync("--sink", $"jsonl:{Events}");
        var items = ItemEvents();
        var second = await RunAsync("--sink", $"jsonl:{Events}", "--only-new");

        Assert.Equal((1, 0), (first.ExitCode, second.ExitCode));
        Assert.NotEmpty(items);
        Assert.Equal(items, ItemEvents());
        Assert.Contains(second.ErrorLines, line => line.StartsWith("advisor: since the last run: 0 new, ", StringComparison.Ordinal));
        Assert.All(second.Report.GetProperty("checks").EnumerateArray(), check => Assert.Equal(0, check.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public async Task What_changes_between_two_runs_is_told_once()
    {
        var account = DemoAccount.Create(TimeProvider.System.GetUtcNow());
        await using var sandbox = await SandboxServer.StartAsync(account, new(), TestContext.Current.CancellationToken);
        string[] options = ["--endpoint-url", sandbox.Url.ToString(), "--regions", "us-east-1", "--checks", "HCP4007jGY", "--sink", $"jsonl:{Events}", "--store", Store, "--format", "json"];
        var first = await Advisor.RunAsync(["run", .. options]);
        var before = ItemEvents().Count;
        var groups = account.Regions["us-east-1"].Ec2.SecurityGroups;
        var gone = groups.First(group => group.GroupId == first.Resources("security-group-open-ports")[0]);
        gone.IpPermissions = [];
        groups[0].IpPermissions = [.. groups[0].IpPermissions ?? [], new IpPermission { IpProtocol = "tcp", FromPort = 3389, ToPort = 3389, Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0" }] }];

        var second = await Advisor.RunAsync(["run", .. options]);

        var told = ItemEvents().Skip(before).ToList();
        Assert.Contains($"resolved {gone.GroupId}", told);
        Assert.Contains($"new {groups[0].GroupId}", told);
        var item = second.Check("security-group-open-ports").GetProperty("items").EnumerateArray().Single(row => row.GetProperty("resourceId").GetString() == groups[0].GroupId);
        Assert.Equal("new", item.GetProperty("change").GetString());
    }

    [Fact]
    public async Task A_baseline_works_without_a_store()
    {
        var report = Path.Combine(folder, "before.json");
        await Advisor.RunAsync("run", "--demo", "--format", "json", "--output", report, "--checks", "HCP4007jGY,1iG5NDGVre");
        var narrowed = Path.Combine(folder, "narrowed.json");
        await File.WriteAllTextAsync(narrowed, WithoutOneItem(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken), out var left), TestContext.Current.CancellationToken);

        var same = await Advisor.RunAsync("run", "--demo", "--format", "json", "--only-new", "--baseline", report, "--checks", "HCP4007jGY,1iG5NDGVre");
        var one = await Advisor.RunAsync("run", "--demo", "--format", "json", "--only-new", "--baseline", narrowed, "--checks", "HCP4007jGY,1iG5NDGVre", "--fail-on", "warning");

        Assert.Equal((0, 1), (same.ExitCode, one.ExitCode));
        Assert.Equal([left], one.Report.GetProperty("checks").EnumerateArray().SelectMany(check => check.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("fingerprint").GetString()));
    }

    [Fact]
    public async Task All_items_have_an_event_each_time_where_that_is_asked_for()
    {
        var environment = new Dictionary<string, string?> { ["Events__Items"] = "all" };
        string[] arguments = ["run", "--demo", "--checks", "HCP4007jGY", "--store", Store, "--sink", $"jsonl:{Events}"];
        await Advisor.RunAsync(arguments, environment);
        var first = ItemEvents();
        await Advisor.RunAsync(arguments, environment);

        Assert.Equal(first.Select(told => told.Replace("new ", "unchanged ", StringComparison.Ordinal)), ItemEvents().Skip(first.Count));
    }

    [Theory]
    [InlineData("--only-new", "--only-new: nothing is remembered; name a store with --store, or an earlier JSON report with --baseline.")]
    [InlineData("--baseline /nonexistent.json", "--baseline: '/nonexistent.json' cannot be read")]
    [InlineData("--store Database=advisor", "--store: The store's connection string names no Host")]
    [InlineData("--store postgres://nobody@/", "--store: The store's address names no host or no database")]
    public async Task A_mistake_gets_one_line_and_exit_2(string options, string expected)
    {
        var run = await Advisor.RunAsync(["run", "--demo", .. options.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"advisor: {expected}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static string WithoutOneItem(string report, out string left)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(report)!;
        var items = json["checks"]!.AsArray().Select(check => check!["items"]!.AsArray()).First(list => list.Any(item => (string)item!["status"]! == "error"));
        var item = items.First(one => (string)one!["status"]! == "error")!;
        left = (string)item["fingerprint"]!;
        items.Remove(item);
        return json.ToJsonString();
    }

    private Task<Advisor.Ended> RunAsync(params string[] options) => Advisor.RunAsync(["run", "--demo", "--format", "json", "--store", Store, .. options]);

    private List<string> ItemEvents() =>
    [
        .. File.ReadLines(Events).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("detail"))
            .Where(detail => detail.TryGetProperty("change", out _))
            .Select(detail => $"{detail.GetProperty("change").GetString()} {detail.GetProperty("short-id").GetString()}"),
    ];
}
