namespace AdvisorWorker.Aws.Generator.Manifests
{
    /// <summary>Something wrong with a manifest, and the zero-based line that is to blame.</summary>
    internal sealed record ManifestProblem(int Line, string Message);
}
