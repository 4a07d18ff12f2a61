using AdvisorWorker.Aws.Generator.Manifests;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>What one section of a manifest gives: source files, or problems with the section's lines.</summary>
    internal sealed record ServiceSource(string Service, EquatableArray<GeneratedFile> Files, EquatableArray<ManifestProblem> Problems);
}
