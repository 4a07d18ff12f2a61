using AdvisorWorker.Benchmarks;
using AdvisorWorker.Benchmarks.Record;
using BenchmarkDotNet.Running;

if (args is ["record", .. var rest])
{
    await RecordBenchmark.RunAsync(rest);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(DecodeBenchmarks).Assembly).Run(args);
}
