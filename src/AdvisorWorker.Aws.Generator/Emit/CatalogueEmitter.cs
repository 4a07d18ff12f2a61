using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Manifests;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>Writes the class that lists the descriptors of all services of a manifest.</summary>
    internal static class CatalogueEmitter
    {
        public static GeneratedFile? Emit(string catalogue, IEnumerable<ServiceSection> sections)
        {
            var dot = catalogue.LastIndexOf('.');
            if (dot <= 0)
            {
                return null;
            }

            var descriptors = sections
                .Select(section => SectionParser.Parse(section, new List<ManifestProblem>()))
                .OfType<ServiceManifest>()
                .Select(manifest => $"global::{manifest.Namespace}.{manifest.Name}Operations.Service");
            var source = new SourceWriter();
            var name = catalogue.Substring(dot + 1);
            source.Open("namespace " + catalogue.Substring(0, dot));
            source.Line("/// <summary>The services that this assembly has descriptors of.</summary>");
            source.Open("public static partial class " + name);
            source.Line("/// <summary>All of them, in the order of the manifest.</summary>");
            source.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Known.Runtime}ServiceDescriptor> All {{ get; }} =");
            source.Line("[");
            foreach (var descriptor in descriptors)
            {
                source.Line("    " + descriptor + ",");
            }

            source.Line("];");
            source.Close();
            source.Close();
            return new GeneratedFile(name + ".g.cs", source.ToString());
        }
    }
}
