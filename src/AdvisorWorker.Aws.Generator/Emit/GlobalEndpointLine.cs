namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>A service that has one endpoint for a whole partition.</summary>
    internal sealed record GlobalEndpointLine(string Partition, string Host, string SigningRegion);
}
