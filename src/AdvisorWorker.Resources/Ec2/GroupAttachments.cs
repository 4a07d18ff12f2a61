using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Ec2;

/// <summary>An index of one Region: which security group protects what.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ByGroup">Per group id, the instances (or interfaces without an instance) that carry it, each once.</param>
public sealed record GroupAttachments(string Region, IReadOnlyDictionary<string, ImmutableArray<string>> ByGroup) : Resource(Region, Region)
{
    /// <summary>What the group protects; empty for an unused one.</summary>
    public ImmutableArray<string> Of(string groupId) => ByGroup.TryGetValue(groupId, out var attached) ? attached : [];
}

/// <summary>Builds the index from the Region's network interfaces.</summary>
public sealed class GroupAttachmentIndex : Derivation<NetworkInterface, GroupAttachments>
{
    private readonly Dictionary<string, HashSet<string>> attached = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(NetworkInterface input)
    {
        foreach (var group in input.GroupIds)
        {
            if (!attached.TryGetValue(group, out var members))
            {
                attached[group] = members = new(StringComparer.Ordinal);
            }

            // A set, because an instance with two interfaces in the group is one instance.
            members.Add(input.InstanceId ?? input.Id);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<GroupAttachments> Finish(AwsScope scope, Gap? gap) =>
        [new(scope.Region, attached.ToDictionary(a => a.Key, a => a.Value.ToImmutableArray(), StringComparer.Ordinal))];
}
