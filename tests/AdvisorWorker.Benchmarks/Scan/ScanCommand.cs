using System.Globalization;

namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>
/// <c>scan</c>: whole scans of generated accounts by the real program against the sandbox, each a process of its own, beside the bare fetcher. Prints a table, and
/// ends with 1 where a call was made twice or the fetcher did not follow the client's chains.
/// </summary>
internal static class ScanCommand
{
    private const int StartUpSize = 100;

    public static async Task<int> RunAsync(string[] arguments)
    {
        ScanOptions options;
        try
        {
            options = ScanOptions.Parse(arguments);
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine($"scan: {e.Message}");
            return 2;
        }

        var programs = new Programs(options.Advisor ?? Programs.BuiltAdvisor(), options.Pins && Environment.ProcessorCount > 1 && File.Exists("/usr/bin/taskset"));
        var firstCall = await StartUp.MeasureAsync(programs);
        var idle = await ScanRun.RunAsync(programs, options, StartUpSize, 0, paced: false);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Start to first call: {firstCall.TotalSeconds:n2} s. Start-up, which is a scan of {StartUpSize} resources: {idle.Client.Cpu.TotalSeconds:n2} s CPU, {Mebibytes(idle.Client.PeakBytes):n0} MiB. Load: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}."));
        Console.WriteLine();
        Console.WriteLine("| Resources | Latency | Buckets | Client wall | CPU | CPU per resource beyond start-up | Peak resident | Allocated | Calls | Distinct | Fetcher wall | CPU | Calls | Wall ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        var rows = new List<ScanRow>();
        foreach (var paced in options.Buckets)
        {
            foreach (var latency in options.Latencies)
            {
                foreach (var size in options.Sizes)
                {
                    var row = await ScanRun.RunAsync(programs, options, size, latency, paced);
                    rows.Add(row);
                    Print(row, idle);
                }
            }
        }

        Console.WriteLine();
        PrintExponents(rows, idle);
        if (options.Profile)
        {
            await ScanProfile.PrintAsync(programs, options);
        }

        var wrong = rows.SelectMany(row => row.Wrong.Select(wrong => $"{row.Resources} resources: {wrong}")).ToList();
        wrong.ForEach(line => Console.WriteLine($"WRONG: {line}"));
        return wrong.Count == 0 ? 0 : 1;
    }

    private static void Print(ScanRow row, ScanRow idle) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.Resources:n0} | {row.LatencyMs} ms | {(row.Paced ? "on" : "off")} | {row.Client.Wall.TotalSeconds:n2} s | {row.Client.Cpu.TotalSeconds:n2} s | {PerResource(row, idle):n0} µs | {Mebibytes(row.Client.PeakBytes):n0} MiB | {(row.AllocatedBytes is { } bytes ? $"{Mebibytes(bytes):n0} MiB" : "")} | {row.Calls:n0} | {row.Distinct:n0} | {row.Fetcher.Wall.TotalSeconds:n2} s | {row.Fetcher.Cpu.TotalSeconds:n2} s | {row.FetcherCalls:n0} | {row.Ratio:n2} |"));

    private static void PrintExponents(List<ScanRow> rows, ScanRow idle)
    {
        foreach (var series in rows.GroupBy(row => (row.LatencyMs, row.Paced)).Where(series => series.Count() > 1))
        {
            var cpu = Exponent.Fit(series.Select(row => ((double)row.Resources, (row.Client.Cpu - idle.Client.Cpu).TotalSeconds)));
            var calls = Exponent.Fit(series.Select(row => ((double)row.Resources, (double)row.Calls - idle.Calls)));
            var wall = Exponent.Fit(series.Select(row => ((double)row.Resources, (row.Client.Wall - idle.Client.Wall).TotalSeconds)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Exponents at {series.Key.LatencyMs} ms, buckets {(series.Key.Paced ? "on" : "off")}, start-up taken off: CPU {cpu:n2}, calls {calls:n2}, wall {wall:n2}."));
        }
    }

    private static double PerResource(ScanRow row, ScanRow idle) => (row.Client.Cpu - idle.Client.Cpu).TotalMicroseconds / Math.Max(1, row.Resources - idle.Resources);

    private static double Mebibytes(double bytes) => bytes / (1 << 20);
}
