using AdvisorWorker.Benchmarks.Scan;

namespace AdvisorWorker.Benchmarks.Serve;

/// <summary>An organization at a sandbox, and daemons that check it.</summary>
internal sealed class Workers : IAsyncDisposable
{
    private readonly Programs programs = new(Programs.BuiltAdvisor(), pins: false);
    private readonly string folder = Directory.CreateTempSubdirectory("advisor-serve").FullName;
    private readonly List<ProcessRun> started = [];
    private ProcessRun? sandbox;
    private string url = "http://127.0.0.1:9";

    /// <summary>The daemons that run.</summary>
    public IReadOnlyList<ProcessRun> Started => started;

    /// <summary>A file of its own.</summary>
    public string File(string name) => Path.Combine(folder, name);

    /// <summary>Serves an organization.</summary>
    /// <param name="accounts">All of its accounts, of which every seventh is suspended.</param>
    /// <param name="latency">Milliseconds before each answer.</param>
    public async Task ServeAsync(int accounts, int latency)
    {
        var faults = File("faults.json");
        await System.IO.File.WriteAllTextAsync(faults, $$"""{ "rules": [ { "fault": "latency", "minMs": {{latency}}, "maxMs": {{latency}} } ] }""");
        sandbox = programs.Sandbox("--accounts", $"{accounts}", "--faults", faults);
        url = (await sandbox.LineAsync()).Split(' ')[2].TrimEnd(':');
    }

    /// <summary>Starts a daemon.</summary>
    /// <param name="accounts">The text of its file of accounts.</param>
    /// <param name="store">Its store.</param>
    /// <param name="options">More options.</param>
    public ProcessRun Start(string accounts, string store, params IReadOnlyList<string> options)
    {
        var file = File("accounts.yaml");
        System.IO.File.WriteAllText(file, accounts);
        var worker = programs.Client(
            ["serve", "--accounts", file, "--endpoint-url", url, "--regions", "us-east-1", "--store", store, "--urls", "none", .. options], new Dictionary<string, string>());
        started.Add(worker);
        return worker;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in started.Prepend(sandbox).OfType<ProcessRun>())
        {
            await process.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
