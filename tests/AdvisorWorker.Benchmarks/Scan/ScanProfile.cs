using System.Globalization;
using Microsoft.Diagnostics.Tracing.Etlx;

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
        ("AdvisorWorker.Aws.ResponseReader", "decode"),
        ("AdvisorWorker.Aws.ShapeReader", "decode"),
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
        var (owners, checks, methods, total) = await Tracing.WithTraceAsync(Samples, trace => ScanRun.ClientAsync(programs, sandbox.Url, options.Buckets[0], trace), Read);
        Console.WriteLine();
        Console.WriteLine($"Profile of {options.Sizes.Max()} resources at {options.Latencies[0]} ms: {total} samples of managed code at work; time in the collector and the compiler is not among them.");
        Table("Owner", owners, total);
        Table("Check (its Evaluate)", checks, total);
        Table("Method, without what it calls", methods, total);
    }

    private static (Dictionary<string, int> Owners, Dictionary<string, int> Checks, Dictionary<string, int> Methods, int Total) Read(string path)
    {
        var (owners, checks, methods, total) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>(), 0);
        var log = TraceLog.CreateFromEventPipeDataFile(path);
        try
        {
            using var events = TraceLog.OpenOrConvert(log);
            foreach (var sample in events.Events.Where(sample => sample.ProviderName == "Microsoft-DotNETCore-SampleProfiler" && IsAtWork(sample.EventData())))
            {
                List<string> stack = [];
                for (var frame = sample.CallStack(); frame is not null; frame = frame.Caller)
                {
                    stack.Add(frame.CodeAddress.FullMethodName);
                }

                if (stack.Count == 0)
                {
                    continue;
                }

                total++;
                Count(methods, stack[0]);
                Count(owners, stack.Select(Owner).FirstOrDefault(owner => owner is not null) ?? "the framework alone");
                if (stack.Find(frame => frame.StartsWith("AdvisorWorker.Checks.", StringComparison.Ordinal) && frame.Contains(".Evaluate(", StringComparison.Ordinal)) is { } check)
                {
                    Count(checks, check.Split(".Evaluate(")[0]);
                }
            }
        }
        finally
        {
            File.Delete(log);
        }

        return (owners, checks, methods, total);
    }

    // 2 is managed code; 1 is a thread that waits or is in native code.
    private static bool IsAtWork(byte[] sample) => sample is [2, ..];

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

    private static void Count(Dictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private static void Table(string heading, Dictionary<string, int> counts, int total)
    {
        Console.WriteLine();
        Console.WriteLine($"| {heading} | Share |");
        Console.WriteLine("|---|---|");
        foreach (var (name, count) in counts.OrderByDescending(pair => pair.Value).Take(Shown))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {100d * count / total:n1} % |"));
        }
    }
}
