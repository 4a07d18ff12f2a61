using System.Diagnostics;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Generated;

/// <summary>The benchmark of whole scans, on a small account and without a look at the clock: it says itself where calls are wrong.</summary>
public sealed class ScanBenchmarkTests
{
    [Fact]
    public async Task No_call_is_made_twice_and_the_bare_fetcher_follows_the_same_chains()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var benchmarks = Path.Combine(Advisor.Repository, "tests", "AdvisorWorker.Benchmarks", "bin", build, "net10.0", "AdvisorWorker.Benchmarks.dll");
        using var scan = Process.Start(new ProcessStartInfo("dotnet", [benchmarks, "scan", "--sizes", "500,1200", "--latencies", "0", "--no-pins"]) { RedirectStandardOutput = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var output = await scan.StandardOutput.ReadToEndAsync(patience.Token);
        await scan.WaitForExitAsync(patience.Token);

        Assert.True(scan.ExitCode == 0, output);
        Assert.Contains("| 500 | 0 ms | off |", output, StringComparison.Ordinal);
        Assert.Contains("| 1,200 | 0 ms | off |", output, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG", output, StringComparison.Ordinal);
    }
}
