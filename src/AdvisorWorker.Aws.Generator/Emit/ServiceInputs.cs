using AdvisorWorker.Aws.Generator.Manifests;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>Everything that the code of one service depends on, and nothing else.</summary>
    internal sealed record ServiceInputs(ServiceSection Section, string? Model, string? Paginators, EquatableArray<GlobalEndpointLine> GlobalEndpoints);
}
