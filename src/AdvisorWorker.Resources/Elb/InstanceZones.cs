using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Resources.Elb;

/// <summary>An index of one Region: the Availability Zone of each EC2 instance.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ByInstance">Per instance id, its zone.</param>
public sealed record InstanceZones(string Region, IReadOnlyDictionary<string, string> ByInstance) : Resource(Region, Region);

/// <summary>Builds the index from the Region's instances.</summary>
public sealed class InstanceZoneIndex : Derivation<Ec2Instance, InstanceZones>
{
    private readonly Dictionary<string, string> zones = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(Ec2Instance input) => zones[input.Id] = input.Zone;

    /// <inheritdoc/>
    public override IEnumerable<InstanceZones> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, zones)];
}
