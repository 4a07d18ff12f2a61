namespace AdvisorWorker.Aws.Generator.Manifests
{
    /// <summary>A section and the zero-based line at which it starts in its file.</summary>
    internal sealed record PlacedSection(ServiceSection Section, int FirstLine);
}
