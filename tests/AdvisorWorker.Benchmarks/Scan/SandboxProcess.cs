using System.Globalization;
using System.Net.Http.Json;
using AdvisorWorker.Sandbox;

namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>A sandbox in a process of its own.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private readonly ProcessRun process;
    private readonly HttpClient http = new();
    private readonly string? faults;

    private SandboxProcess(ProcessRun process, Uri url, string? faults)
    {
        this.process = process;
        this.faults = faults;
        Url = url;
    }

    public Uri Url { get; }

    /// <param name="programs">Starts it.</param>
    /// <param name="resources">The size of its account.</param>
    /// <param name="seed">The chance of what it holds.</param>
    /// <param name="latency">What it waits before each answer.</param>
    public static async Task<SandboxProcess> StartAsync(Programs programs, int resources, int seed, TimeSpan latency)
    {
        string? faults = null;
        if (latency > TimeSpan.Zero)
        {
            faults = Path.GetTempFileName();
            var wait = latency.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
            await File.WriteAllTextAsync(faults, $$"""{ "rules": [ { "fault": "latency", "minMs": {{wait}}, "maxMs": {{wait}} } ] }""");
        }

        string[] arguments = ["--generate", $"{resources}", "--seed", $"{seed}", "--plan", "enterprise", .. faults is null ? [] : (string[])["--faults", faults]];
        var process = programs.Sandbox(arguments);
        var line = await process.LineAsync();
        // "Serving at URL: account …"
        return new(process, new(line.Split(' ')[2].TrimEnd(':')), faults);
    }

    /// <summary>What was asked since the last time, by operation; begins anew.</summary>
    public async Task<IReadOnlyDictionary<string, CallCount>> TakeCallsAsync()
    {
        var calls = await http.GetFromJsonAsync<Dictionary<string, CallCount>>(new Uri(Url, "/_advisor/calls"));
        (await http.DeleteAsync(new Uri(Url, "/_advisor/calls"))).EnsureSuccessStatusCode();
        return calls!;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
        if (faults is not null)
        {
            File.Delete(faults);
        }
    }
}
