namespace AdvisorWorker.Aws.Generator.Emit
{
    internal sealed record GeneratedFile(string Name, string Text);
}
