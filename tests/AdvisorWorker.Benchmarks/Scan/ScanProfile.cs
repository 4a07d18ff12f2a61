using System.Globalization;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Etlx;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace AdvisorWorker.Benchmarks.Scan;

/// <summary>Where a scan's time goes: samples of what managed code was at work in, by the part of the program that owns it, and by check.</summary>
internal static class ScanProfile
{
    private const string Samples = "Microsoft-DotNETCore-SampleProfiler:0:5,Microsoft-Windows-DotNETRuntime:0x14C14FCCBD:4";
    private const int Shown = 12;

    // The innermost frame that one of these begins decides.
    private static readonly (string Frame, string Owner)[] Owners =
    [
        ("AdvisorWorker.Checks.", "checks"),
        ("AdvisorWorker.Aws.OperationMarshaller", "encode requests"),
        ("AdvisorWorker.Aws.ShapeWriter", "encode requests"),
        ("AdvisorWorker.Aws.", "decode"),
        ("AdvisorWorker.Aws.OperationMarshaller", "encode requests"),
        ("Amazon.Runtime.Internal.Auth.", "sign"),
        ("AdvisorWorker.Engine.Collect.AttemptHandler", "count and pace calls"),
        ("AdvisorWorker.Engine.Record.Store", "store"),
        ("AdvisorWorker.Engine.Publish", "publish"),
        ("AdvisorWorker.Engine.Record", "record"),
        ("AdvisorWorker.Engine.Evaluate.Lane", "evaluate: rows"),
        ("AdvisorWorker.Engine.Evaluate", "evaluate: engine"),
        ("AdvisorWorker.Collectors", "collectors and parts"),
        ("AdvisorWorker.Resources", "records and derivations"),
        ("AdvisorWorker.Reports", "report"),
        ("System.Net.", "HTTP"),
        ("Amazon.", "the SDK's pipeline"),
        ("AdvisorWorker.", "the rest of ours"),
    ];

    public static async Task PrintAsync(Programs programs, ScanOptions options)
    {
        await using var sandbox = await SandboxProcess.StartAsync(programs, options.Sizes.Max(), options.Seed, TimeSpan.FromMilliseconds(options.Latencies[0]));
        var account = $"{options.Sizes.Max()} resources at {options.Latencies[0]} ms";
        var time = await Tracing.WithTraceAsync(Samples, trace => ScanRun.ClientAsync(programs, sandbox.Url, options.Buckets[0], trace), path => Tally.Read(path, IsAtWork, _ => 1));
        Console.WriteLine();
        Console.WriteLine($"Time of {account}: {time.Total} samples of managed code at work. Time in the garbage collector and the compiler is not among them.");
        Table("Owner", time.Owners, time.Total);
        Table("Check (its Evaluate)", time.Checks, time.Total);
        Table("Method, without what it calls", time.Names, time.Total);
        var memory = await Tracing.WithTraceAsync(
            Tracing.Allocations, trace => ScanRun.ClientAsync(programs, sandbox.Url, options.Buckets[0], trace), path => Tally.Read(path, _ => true, Amount));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Allocations of {account}: {memory.Total / (1 << 20):n0} MiB. Heap after a collection at the most: {memory.Heap}. Collections: {memory.Collections}, pauses together {memory.Pauses.TotalSeconds:n2} s."));
        Table("Owner", memory.Owners, memory.Total);
        Table("Type", memory.Names, memory.Total);
        Table("Large object, and what of ours made it", memory.Large, memory.Large.Values.Sum());
    }

    private static double Amount(TraceEvent allocation) => allocation is GCAllocationTickTraceData tick ? tick.AllocationAmount64 : 0;

    private static bool IsAtWork(TraceEvent sample) => sample.ProviderName == "Microsoft-DotNETCore-SampleProfiler" && IsManaged(sample.EventData());

    // 2 is managed code; 1 is a thread that waits or is in native code.
    private static bool IsManaged(byte[] sample) => sample is [2, ..];

    private static string? Owner(string frame)
    {
        foreach (var (start, owner) in Owners)
        {
            if (frame.StartsWith(start, StringComparison.Ordinal))
            {
                return owner;
            }
        }

        return null;
    }

    private static void Table(string heading, IReadOnlyDictionary<string, double> counts, double total)
    {
        Console.WriteLine();
        Console.WriteLine($"| {heading} | Share |");
        Console.WriteLine("|---|---|");
        foreach (var (name, count) in counts.OrderByDescending(pair => pair.Value).Take(Shown))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{name}` | {100d * count / total:n1} % |"));
        }
    }

    /// <summary>Sums up the events of a trace.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<string, double> owners = [];
        private readonly Dictionary<string, double> checks = [];
        private readonly Dictionary<string, double> names = [];
        private readonly Dictionary<string, double> large = [];

        public IReadOnlyDictionary<string, double> Owners => owners;

        public IReadOnlyDictionary<string, double> Checks => checks;

        /// <summary>Methods, or the types of what is allocated.</summary>
        public IReadOnlyDictionary<string, double> Names => names;

        /// <summary>What is allocated among the large objects, which only a whole collection clears away.</summary>
        public IReadOnlyDictionary<string, double> Large => large;

        public double Total { get; private set; }

        public string Heap { get; private set; } = "unknown";

        public int Collections { get; private set; }

        public TimeSpan Pauses { get; private set; }

        public static Tally Read(string path, Func<TraceEvent, bool> counts, Func<TraceEvent, double> weight)
        {
            var tally = new Tally();
            var log = TraceLog.CreateFromEventPipeDataFile(path);
            try
            {
                using var events = TraceLog.OpenOrConvert(log);
                var largest = 0L;
                var suspended = 0d;
                foreach (var seen in events.Events)
                {
                    if (seen is GCHeapStatsTraceData heap && heap.TotalHeapSize > largest)
                    {
                        largest = heap.TotalHeapSize;
                        tally.Heap = string.Create(
                            CultureInfo.InvariantCulture,
                            $"{largest >> 20} MiB (generation 0 {heap.GenerationSize0 >> 20}, 1 {heap.GenerationSize1 >> 20}, 2 {heap.GenerationSize2 >> 20}, large objects {heap.GenerationSize3 >> 20})");
                    }
                    else if (seen is GCSuspendEETraceData)
                    {
                        suspended = seen.TimeStampRelativeMSec;
                    }
                    else if (seen is GCNoUserDataTraceData { EventName: "GC/RestartEEStop" })
                    {
                        tally.Pauses += TimeSpan.FromMilliseconds(seen.TimeStampRelativeMSec - suspended);
                        tally.Collections++;
                    }
                    else if (counts(seen) && weight(seen) is > 0 and var amount)
                    {
                        tally.Add(seen, amount);
                    }
                }
            }
            finally
            {
                File.Delete(log);
            }

            return tally;
        }

        private void Add(TraceEvent seen, double amount)
        {
            List<string> stack = [];
            for (var frame = seen.CallStack(); frame is not null; frame = frame.Caller)
            {
                stack.Add(frame.CodeAddress.FullMethodName);
            }

            Total += amount;
            Count(names, seen is GCAllocationTickTraceData tick ? tick.TypeName : stack.FirstOrDefault("unknown"), amount);
            Count(owners, stack.Select(Owner).FirstOrDefault(owner => owner is not null) ?? "the framework alone", amount);
            if (seen is GCAllocationTickTraceData { AllocationKind: GCAllocationKind.Large } big)
            {
                Count(large, $"{big.TypeName} in {stack.Find(frame => frame.StartsWith("AdvisorWorker.", StringComparison.Ordinal)) ?? stack.FirstOrDefault("unknown")}", amount);
            }

            if (stack.Find(frame => frame.StartsWith("AdvisorWorker.Checks.", StringComparison.Ordinal) && frame.Contains(".Evaluate(", StringComparison.Ordinal)) is { } check)
            {
                Count(checks, check.Split(".Evaluate(")[0], amount);
            }
        }

        private static void Count(Dictionary<string, double> counts, string name, double amount) => counts[name] = counts.GetValueOrDefault(name) + amount;
    }
}
