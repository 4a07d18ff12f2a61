namespace AdvisorWorker.Aws.Generator.Manifests
{
    /// <summary>
    /// The part of a manifest that belongs to one service, as text. Sections compare by their text and not by their place in the file, so that a
    /// change to one service leaves the generated code of all others alone.
    /// </summary>
    internal sealed record ServiceSection(string Service, string Text);
}
