namespace AdvisorWorker.Resources.Ec2;

/// <summary>What joins want to know of an instance.</summary>
/// <param name="State">Such as <c>running</c> or <c>stopped</c>.</param>
/// <param name="Type">Such as <c>m7g.large</c>.</param>
/// <param name="RootDevice">The device name of its boot volume.</param>
/// <param name="IsEbsOptimized">Launched as EBS-optimized.</param>
public readonly record struct InstanceFacts(string State, string Type, string? RootDevice, bool IsEbsOptimized);

/// <summary>An index of one Region: its instances, terminated ones left out.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ById">Per instance id.</param>
public sealed record Ec2Instances(string Region, IReadOnlyDictionary<string, InstanceFacts> ById) : Resource(Region, Region)
{
    /// <summary>What a join says of an instance that another answer names and the list of instances does not hold.</summary>
    public static Gap Lacks(string id) => new(GapReason.Failed, "ec2:DescribeInstances", $"{id} is not in the list of instances");

    /// <summary>The instance; null where the Region has none of that id.</summary>
    public InstanceFacts? Of(string id) => ById.TryGetValue(id, out var facts) ? facts : null;
}

/// <summary>Builds the index from the Region's instances.</summary>
public sealed class Ec2InstanceIndex : Derivation<Ec2Instance, Ec2Instances>
{
    private readonly Dictionary<string, InstanceFacts> instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> pool = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(Ec2Instance input) => instances[input.Id] = new(
        Pooled(input.State),
        Pooled(input.Type),
        input.RootDevice is { } device ? Pooled(device) : null,
        input.IsEbsOptimized);

    /// <inheritdoc/>
    public override IEnumerable<Ec2Instances> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, instances)];

    // A hundred thousand instances share a few dozen states, types and device names.
    private string Pooled(string value)
    {
        if (!pool.TryGetValue(value, out var known))
        {
            pool[value] = known = value;
        }

        return known;
    }
}
