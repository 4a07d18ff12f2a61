using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml.Linq;
using Amazon.Runtime;
using BenchmarkDotNet.Attributes;

namespace AdvisorWorker.Benchmarks;

/// <summary>
/// A page from its bytes to the response object, through the whole of the SDK's pipeline, beside what only a tree of the same document costs, of which nothing is
/// decoded yet.
/// </summary>
[InProcess]
[MemoryDiagnoser(displayGenColumns: false)]
[WarmupCount(5)]
[IterationCount(12)]
[HideColumns("Job", "Error", "StdDev", "Median", "RatioSD", "Alloc Ratio")]
public class DecodeBenchmarks
{
    private Page _page = null!;

    /// <summary>What the page holds.</summary>
    [Params("EC2", "IAM", "Lambda", "nothing")]
    public string Answer { get; set; } = string.Empty;

    /// <summary>Makes the page.</summary>
    [GlobalSetup]
    public void MakePage()
    {
        _page = Answer switch
        {
            "EC2" => Pages.Instances(1000),
            "IAM" => Pages.Roles(2000),
            "Lambda" => Pages.Functions(2000),
            _ => Pages.Instances(0),
        };
        Forget();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var response = Call().GetAwaiter().GetResult();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(response);
        Console.WriteLine($"// {Answer}: the body has {_page.Body.Length:N0} bytes, and the response object holds {after - before:N0}");
    }

    /// <summary>The framework's tree of the document, and no more.</summary>
    [Benchmark(Baseline = true, Description = "tree only")]
    public object Tree()
    {
        if (!_page.IsJson)
        {
            return XElement.Load(new MemoryStream(_page.Body, writable: false));
        }

        using var document = JsonDocument.Parse(_page.Body);
        return document.RootElement.ValueKind;
    }

    /// <summary>A call of the client.</summary>
    [Benchmark(Description = "call and decode")]
    public Task<AmazonWebServiceResponse> Call() => _page.GetAsync();

    /// <summary>Makes what the first call makes for all calls. Not inlined, so that its response is not counted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Forget() => Call().GetAwaiter().GetResult();
}
