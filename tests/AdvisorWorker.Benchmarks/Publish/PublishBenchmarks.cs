using AdvisorWorker.Engine.Publish;
using AdvisorWorker.Engine.Record;
using AdvisorWorker.Engine.Tests;
using AdvisorWorker.Events;
using BenchmarkDotNet.Attributes;

namespace AdvisorWorker.Benchmarks.Publish;

/// <summary>Events on their way: from an item to the text in the outbox, from there to a sink's batch, and to a file of lines.</summary>
[InProcess]
[MemoryDiagnoser(displayGenColumns: false)]
[WarmupCount(5)]
[IterationCount(12)]
[HideColumns("Job", "Error", "StdDev", "Median", "RatioSD")]
public class PublishBenchmarks
{
    private const int Events = 500;

    private static readonly Item[] Items = [.. Enumerable.Range(0, Events).Select(number => Some.Item($"sg-{number:x17}"))];
    private static readonly EventEnvelope[] Batch = [.. Items.Select(Envelope)];
    private static readonly string[] Texts = [.. Batch.Select(envelope => envelope.ToJson())];

    private string folder = string.Empty;
    private JsonLinesSink sink = null!;

    /// <summary>Makes a folder for the file.</summary>
    [GlobalSetup]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("advisor-publish-").FullName;
        sink = new(Path.Combine(folder, "events.jsonl"), TimeProvider.System);
    }

    /// <summary>Deletes it.</summary>
    [GlobalCleanup]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    /// <summary>As recording writes an event into the outbox.</summary>
    [Benchmark(Description = "item to the outbox's text", OperationsPerInvoke = Events)]
    public int Write() => Items.Sum(item => Envelope(item).ToJson().Length);

    /// <summary>As publishing reads it from there.</summary>
    [Benchmark(Description = "the outbox's text to an event", OperationsPerInvoke = Events)]
    public int Read() => Texts.Sum(text => EventEnvelope.Parse(text).Id.Length);

    /// <summary>As a sink of lines takes a batch.</summary>
    [Benchmark(Description = "a batch to a file of lines", OperationsPerInvoke = Events)]
    public async Task<int> Lines() => (await sink.PublishAsync(Batch, CancellationToken.None)).Count;

    private static EventEnvelope Envelope(Item item) => ReportEvents.Envelope(item, Change.New, null, Some.Instant, "run-1", EventSource.Default);
}
