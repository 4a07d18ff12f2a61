namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>Scans one account: client and fetcher in turns, on one server.</summary>
internal static class ScanRun
{
    /// <summary>Exit codes of a scan that ran: clean, findings, something unread.</summary>
    public static readonly int[] Ran = [0, 1, 3];

    // A generated account has half as many findings as the targets are for: so every volume whose snapshot is not of today is one.
    private const string ManyFlagged = """ "Checks": { "ebs-volume-snapshots": { "WarningDays": 1 } } """;

    public static async Task<ScanRow> RunAsync(Programs programs, ScanOptions options, int resources, int latencyMs, bool paced)
    {
        await using var sandbox = await SandboxProcess.StartAsync(programs, resources, options.Seed, TimeSpan.FromMilliseconds(latencyMs));

        // What the server compiles with its first answers is neither's.
        await FetchAsync(paced: false);
        await sandbox.TakeCallsAsync();
        var rows = new List<ScanRow>();
        while (rows.Count < options.Pairs)
        {
            var client = await ClientAsync(programs, sandbox.Url, paced, new Dictionary<string, string>());
            var asked = await sandbox.TakeCallsAsync();
            var fetcher = await FetchAsync(paced);
            rows.Add(new(resources, latencyMs, paced, client, fetcher, asked, await sandbox.TakeCallsAsync(), null));
        }

        var row = rows.OrderBy(row => row.Ratio).ElementAt((rows.Count - 1) / 2);
        return options.Allocations
            ? row with { AllocatedBytes = await Tracing.AllocatedAsync(trace => ClientAsync(programs, sandbox.Url, paced, trace)) }
            : row;

        async Task<Took> FetchAsync(bool paced)
        {
            await using var fetcher = programs.Fetcher([$"{sandbox.Url}", .. paced ? (string[])["--pace"] : []]);
            return await fetcher.EndAsync();
        }
    }

    /// <summary>A scan with a new store, a sink and a report, as a pipeline runs it.</summary>
    public static async Task<Took> ClientAsync(Programs programs, Uri sandbox, bool paced, IReadOnlyDictionary<string, string> environment)
    {
        var folder = Directory.CreateTempSubdirectory("advisor-scan-");
        try
        {
            var settings = Path.Combine(folder.FullName, "settings.json");
            await File.WriteAllTextAsync(settings, $$"""{ "Politeness": { "PaceEmulators": {{(paced ? "true" : "false")}} }, {{ManyFlagged}} }""");
            await using var client = programs.Client(
                [
                    "run", "--endpoint-url", $"{sandbox}", "--config", settings, "--format", "json", "--output", Path.Combine(folder.FullName, "report.json"),
                    "--store", Path.Combine(folder.FullName, "store.db"), "--sink", $"jsonl:{Path.Combine(folder.FullName, "events.jsonl")}",
                ],
                environment);
            return await client.EndAsync(Ran);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
