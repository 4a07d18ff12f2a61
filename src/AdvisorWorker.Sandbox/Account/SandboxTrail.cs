using Amazon.CloudTrail.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>A trail with what is asked for apart.</summary>
/// <param name="Trail">The trail.</param>
/// <param name="Status">Whether it logs and delivers.</param>
/// <param name="Selectors">Which events it logs.</param>
public sealed record SandboxTrail(Trail Trail, GetTrailStatusResponse Status, params IReadOnlyList<EventSelector> Selectors)
{
    /// <summary>Selectors of the newer kind; a trail has one kind or the other.</summary>
    public List<AdvancedEventSelector> AdvancedSelectors { get; } = [];
}
