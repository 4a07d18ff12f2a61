using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using AdvisorWorker.Aws.Generator.Emit;
using AdvisorWorker.Aws.Generator.Manifests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AdvisorWorker.Aws.Generator
{
    /// <summary>
    /// Generates clients and descriptors of AWS services from three kinds of additional files: a manifest (services.txt), the models
    /// (SERVICE/service-2.json and SERVICE/paginators-1.json) and the table of global endpoints (global-endpoints.txt).
    /// </summary>
    [Generator]
    public sealed class AwsClientGenerator : IIncrementalGenerator
    {
        private const string ManifestName = "services.txt";
        private const string ModelName = "service-2.json";
        private const string PaginatorsName = "paginators-1.json";
        private const string EndpointsName = "global-endpoints.txt";
        private const string OfficialDescriptorsMetadata = "build_metadata.AdditionalFiles.OfficialDescriptors";
        private const string OfficialClientsProperty = "build_property.UseOfficialAwsClients";

        /// <inheritdoc />
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var manifests = Manifests(context);
            var endpoints = Named(context, EndpointsName).Collect();
            var official = context.AnalyzerConfigOptionsProvider.Select(
                (options, _) => new OfficialClients(options.GlobalOptions.TryGetValue(OfficialClientsProperty, out var value) ? value : null));

            // A section compares by its own text, a model by its own text: only what changed is generated again.
            var sections = manifests
                .Collect()
                .Combine(official)
                .SelectMany((pair, _) => pair.Left.SelectMany(manifest => manifest.WantedSections(pair.Right)));
            var sources = sections
                .Combine(Files(context, ModelName))
                .Combine(Files(context, PaginatorsName))
                .Combine(endpoints)
                .Select((input, _) => Inputs(input.Left.Left.Left, input.Left.Left.Right, input.Left.Right, input.Right))
                .Select((inputs, _) => ServiceEmitter.Emit(inputs))
                .WithTrackingName("ServiceSource");

            context.RegisterSourceOutput(sources, AddFiles);
            context.RegisterSourceOutput(manifests.Collect().Combine(official), AddCatalogues);
            context.RegisterSourceOutput(manifests.Combine(sources.Collect()), ReportProblems);
            context.RegisterSourceOutput(Named(context, EndpointsName), ReportEndpointProblems);
        }

        private static IncrementalValuesProvider<ManifestText> Manifests(IncrementalGeneratorInitializationContext context)
            => context.AdditionalTextsProvider
                .Where(file => Path.GetFileName(file.Path) == ManifestName)
                .Combine(context.AnalyzerConfigOptionsProvider)
                .Select((pair, cancel) => new ManifestText(
                    pair.Left.Path,
                    pair.Left.GetText(cancel)?.ToString() ?? string.Empty,
                    pair.Right.GetOptions(pair.Left).TryGetValue(OfficialDescriptorsMetadata, out var value) && value == "true"));

        private static IncrementalValuesProvider<TextFile> Named(IncrementalGeneratorInitializationContext context, string name)
            => context.AdditionalTextsProvider
                .Where(file => Path.GetFileName(file.Path) == name)
                .Select((file, cancel) => new TextFile(file.Path, file.GetText(cancel)?.ToString() ?? string.Empty));

        /// <summary>Files by the name of their folder, which is the name of the service.</summary>
        private static IncrementalValueProvider<ImmutableArray<TextFile>> Files(IncrementalGeneratorInitializationContext context, string name)
            => Named(context, name).Collect();

        private static ServiceInputs Inputs(
            ServiceSection section,
            ImmutableArray<TextFile> models,
            ImmutableArray<TextFile> paginators,
            ImmutableArray<TextFile> endpoints)
        {
            var table = GlobalEndpointTable.Parse(string.Join("\n", endpoints.Select(file => file.Text)));
            return new ServiceInputs(section, TextFor(section, models), TextFor(section, paginators), table.For(section.Service));
        }

        private static string? TextFor(ServiceSection section, ImmutableArray<TextFile> files)
            => files.FirstOrDefault(file => Path.GetFileName(Path.GetDirectoryName(file.Path) ?? string.Empty) == section.Service)?.Text;

        private static void AddFiles(SourceProductionContext context, ServiceSource source)
        {
            foreach (var file in source.Files)
            {
                Add(context, file);
            }
        }

        /// <summary>A catalogue lists the services of the project's own manifest, and those that another project leaves to official clients.</summary>
        private static void AddCatalogues(SourceProductionContext context, (ImmutableArray<ManifestText> Manifests, OfficialClients Official) input)
        {
            var left = input.Manifests.Where(manifest => manifest.IsOfficialDescriptors).SelectMany(manifest => manifest.WantedSections(input.Official)).ToArray();
            foreach (var manifest in input.Manifests.Where(manifest => !manifest.IsOfficialDescriptors))
            {
                var catalogue = ManifestFile.Parse(manifest.Text).Catalogue;
                if (catalogue is not null && CatalogueEmitter.Emit(catalogue, manifest.WantedSections(input.Official).Concat(left)) is { } file)
                {
                    Add(context, file);
                }
            }
        }

        private static void Add(SourceProductionContext context, GeneratedFile file) => context.AddSource(file.Name, SourceText.From(file.Text, Encoding.UTF8));

        private static void ReportProblems(SourceProductionContext context, (ManifestText Manifest, ImmutableArray<ServiceSource> Sources) input)
        {
            var manifest = ManifestFile.Parse(input.Manifest.Text);
            foreach (var problem in manifest.Problems)
            {
                context.ReportDiagnostic(Diagnostics.At(input.Manifest.Path, problem));
            }

            foreach (var placed in manifest.Sections)
            {
                var source = input.Sources.FirstOrDefault(candidate => candidate.Service == placed.Section.Service);
                foreach (var problem in source?.Problems ?? default)
                {
                    context.ReportDiagnostic(Diagnostics.At(input.Manifest.Path, problem, placed.FirstLine));
                }
            }
        }

        private static void ReportEndpointProblems(SourceProductionContext context, TextFile file)
        {
            foreach (var problem in GlobalEndpointTable.Parse(file.Text).Problems)
            {
                context.ReportDiagnostic(Diagnostics.At(file.Path, problem));
            }
        }

        private sealed record TextFile(string Path, string Text);
    }
}
