using AdvisorWorker.Aws.Generator.Manifests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AdvisorWorker.Aws.Generator
{
    /// <summary>Build errors that point into a manifest.</summary>
    internal static class Diagnostics
    {
        private static readonly DiagnosticDescriptor ManifestError = new DiagnosticDescriptor(
            "ADVAWS001",
            "A manifest of AWS services is wrong",
            "{0}",
            "AdvisorWorker.Aws",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true);

        public static Diagnostic At(string path, ManifestProblem problem, int firstLine = 0)
        {
            var position = new LinePosition(firstLine + problem.Line, 0);
            var location = Location.Create(path, default, new LinePositionSpan(position, position));
            return Diagnostic.Create(ManifestError, location, problem.Message);
        }
    }
}
