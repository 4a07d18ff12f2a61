using AdvisorWorker.Benchmarks;
using AdvisorWorker.Benchmarks.Record;
using AdvisorWorker.Benchmarks.Scan;
using AdvisorWorker.Benchmarks.Scan.Fetch;
using AdvisorWorker.Benchmarks.Serve;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["record", .. var rest]:
        await RecordBenchmark.RunAsync(rest);
        break;
    case ["serve", .. var rest]:
        return await ServeBenchmark.RunAsync(rest);
    case ["scan", .. var rest]:
        return await ScanCommand.RunAsync(rest);
    case ["fetch", .. var rest]:
        await Fetcher.RunAsync(rest);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(DecodeBenchmarks).Assembly).Run(args);
        break;
}

return 0;
