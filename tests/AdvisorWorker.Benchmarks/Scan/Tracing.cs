using Microsoft.Diagnostics.Tracing;

namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>Runs a program with the runtime's own event trace.</summary>
internal static class Tracing
{
    /// <summary>GC, verbose: an event for about every 100 KB that are allocated, with the amount since the last one.</summary>
    public const string Allocations = "Microsoft-Windows-DotNETRuntime:0x1:5";

    /// <summary>What a program allocates, to about 100 KB per thread.</summary>
    public static Task<double> AllocatedAsync(Func<IReadOnlyDictionary<string, string>, Task> run) => WithTraceAsync(Allocations, run, path =>
    {
        var bytes = 0d;
        using var source = new EventPipeEventSource(path);
        source.Clr.GCAllocationTick += tick => bytes += tick.AllocationAmount64;
        source.Process();
        return bytes;
    });

    public static async Task<T> WithTraceAsync<T>(string providers, Func<IReadOnlyDictionary<string, string>, Task> run, Func<string, T> read)
    {
        var path = Path.Combine(Path.GetTempPath(), $"advisor-scan-{Guid.NewGuid():n}.nettrace");
        try
        {
            await run(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DOTNET_EnableEventPipe"] = "1",
                ["DOTNET_EventPipeConfig"] = providers,
                ["DOTNET_EventPipeOutputPath"] = path,
                ["DOTNET_EventPipeCircularMB"] = "1024",
            });
            return read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
