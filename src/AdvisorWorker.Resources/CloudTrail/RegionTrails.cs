using System.Collections.Immutable;

namespace AdvisorWorker.Resources.CloudTrail;

/// <summary>The trails that cover a Region; one record also for a Region without any.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Trails">The trails, wherever they were made.</param>
/// <param name="Gap">Set where there may be more trails than could be read.</param>
public sealed record RegionTrails(string Region, ImmutableArray<Trail> Trails, Gap? Gap) : Resource(Region, Region);

/// <summary>Gathers the trails that cover a Region.</summary>
public sealed class RegionTrailsIndex : Derivation<Trail, RegionTrails>
{
    private readonly ImmutableArray<Trail>.Builder trails = ImmutableArray.CreateBuilder<Trail>();

    /// <inheritdoc/>
    public override ImmutableArray<PartKey<Trail>> Needs => [Trail.StatusPart, Trail.LogsManagementEventsPart];

    /// <inheritdoc/>
    public override void Add(Trail input)
    {
        if (input.CoversRegion)
        {
            trails.Add(input);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<RegionTrails> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, trails.ToImmutable(), gap)];
}
