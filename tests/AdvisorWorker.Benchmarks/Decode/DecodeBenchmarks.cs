using System.Text.Json;
using System.Xml.Linq;
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
[HideColumns("Job", "Error", "StdDev", "Median", "RatioSD")]
public class DecodeBenchmarks
{
    private Page _page = null!;

    /// <summary>What the page holds.</summary>
    [Params("nothing", "1000 instances, EC2 XML", "2000 roles, query XML", "2000 functions, JSON")]
    public string Answer { get; set; } = string.Empty;

    /// <summary>Makes the page.</summary>
    [GlobalSetup]
    public void MakePage()
    {
        _page = Answer switch
        {
            "nothing" => Pages.Instances(0),
            "1000 instances, EC2 XML" => Pages.Instances(1000),
            "2000 roles, query XML" => Pages.Roles(2000),
            _ => Pages.Functions(2000),
        };
        Console.WriteLine($"// the body has {_page.Body.Length} bytes and decodes to {_page.GetAsync().GetAwaiter().GetResult()} items");
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
    public Task<int> Call() => _page.GetAsync();
}
