using Microsoft.CodeAnalysis;

namespace AdvisorWorker.Aws.Tests.Generation;

public class IncrementalTests
{
    private const string Manifest = "client a N.A A\n  DoIt\nclient b N.B B\n  DoIt\n";

    [Fact]
    public void A_change_to_one_service_generates_no_other_again()
    {
        var run = Run();
        run.Run();

        run.With(GeneratorRun.ManifestPath, "# a line more, so that everything moves\n" + Manifest.Replace("N.B B\n", "N.B B\n  rename In.A Letter\n", StringComparison.Ordinal));

        Assert.Equal([("a", false), ("b", true)], Regenerated(run));
    }

    [Fact]
    public void A_change_to_one_model_generates_no_other_service_again()
    {
        var run = Run();
        run.Run();

        run.With("/project/Models/a/service-2.json", GeneratorRun.Model("DoIt").Replace("\"X\"", "\"Y\"", StringComparison.Ordinal));

        Assert.Equal([("a", true), ("b", false)], Regenerated(run));
    }

    [Fact]
    public void The_catalogue_lists_every_service()
    {
        var run = Run().With(GeneratorRun.ManifestPath, "catalogue N.All\n" + Manifest);

        var catalogue = Assert.Single(Files(run.Run()), file => file.HintName == "All.g.cs").SourceText.ToString();

        Assert.Contains("global::N.A.AOperations.Service", catalogue, StringComparison.Ordinal);
        Assert.Contains("global::N.B.BOperations.Service", catalogue, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", new[] { "A", "B" })]
    [InlineData("a", new[] { "B" })]
    [InlineData("b, a", new string[0])]
    [InlineData("true", new string[0])]
    public void A_service_that_an_official_client_serves_is_not_generated(string officialClients, string[] generated)
    {
        var run = new GeneratorRun(officialClients)
            .With(GeneratorRun.ManifestPath, Manifest)
            .With("/project/Models/a/service-2.json", GeneratorRun.Model("DoIt"))
            .With("/project/Models/b/service-2.json", GeneratorRun.Model("DoIt"));

        Assert.Equal(generated, Files(run.Run()).Select(file => file.HintName.Split('.')[0]).Distinct().Order());
        Assert.Empty(run.Problems());
    }

    private static GeneratorRun Run() => new GeneratorRun()
        .With(GeneratorRun.ManifestPath, Manifest)
        .With("/project/Models/a/service-2.json", GeneratorRun.Model("DoIt"))
        .With("/project/Models/b/service-2.json", GeneratorRun.Model("DoIt"));

    private static IEnumerable<GeneratedSourceResult> Files(GeneratorDriverRunResult result) => result.Results.Single().GeneratedSources;

    /// <summary>Which services were generated again in this run.</summary>
    private static IEnumerable<(string Service, bool Again)> Regenerated(GeneratorRun run)
    {
        var outputs = run.Run().Results.Single().TrackedSteps["ServiceSource"].SelectMany(step => step.Outputs);
        return outputs
            .Select(output => (Service: output.Value.GetType().GetProperty("Service")!.GetValue(output.Value)!.ToString()!, Again: output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New))
            .OrderBy(output => output.Service, StringComparer.Ordinal);
    }
}
