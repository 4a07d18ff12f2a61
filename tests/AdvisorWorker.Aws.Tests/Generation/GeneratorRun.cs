extern alias generator;

using System.Collections.Immutable;
using generator::AdvisorWorker.Aws.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AdvisorWorker.Aws.Tests.Generation;

/// <summary>Runs the generator in this process over files that exist in memory only.</summary>
internal sealed class GeneratorRun
{
    public const string ManifestPath = "/project/services.txt";
    private ImmutableArray<AdditionalText> _files = [];
    private GeneratorDriver _driver;

    public GeneratorRun(string officialClients = "")
    {
        _driver = CSharpGeneratorDriver.Create(
            [new AwsClientGenerator().AsSourceGenerator()],
            optionsProvider: new Options(officialClients),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>A model with one operation that has nothing.</summary>
    public static string Model(string operation) => $$$$"""
        {"metadata":{"apiVersion":"2020-01-01","endpointPrefix":"x","protocol":"json","serviceId":"X","targetPrefix":"X"},
         "operations":{"{{{{operation}}}}":{"name":"{{{{operation}}}}","input":{"shape":"In"}}},
         "shapes":{"In":{"type":"structure","members":{"A":{"shape":"Text"}}},"Text":{"type":"string"}}}
        """;

    public GeneratorRun With(string path, string text)
    {
        _files = [.. _files.Where(file => file.Path != path), new InMemory(path, text)];
        return this;
    }

    public GeneratorDriverRunResult Run()
    {
        _driver = _driver.ReplaceAdditionalTexts(_files).RunGenerators(CSharpCompilation.Create("Generated"));
        return _driver.GetRunResult();
    }

    /// <summary>The problems found, as "line: message", with lines counted from one as editors do.</summary>
    public IReadOnlyList<string> Problems()
        =>
        [
            .. Run().Diagnostics
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.GetLineSpan().Path == ManifestPath)
                .Select(diagnostic => $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.GetMessage()}"),
        ];

    private sealed class InMemory(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(string officialClients) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string> { ["build_property.UseOfficialAwsClients"] = officialClients });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
