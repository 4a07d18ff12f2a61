namespace AdvisorWorker.Aws.Generator.Manifests
{
    /// <summary>One statement of a section: what it is about, what it says, and its line within the section.</summary>
    internal sealed record ManifestEntry(string Subject, string Value, int Line);
}
