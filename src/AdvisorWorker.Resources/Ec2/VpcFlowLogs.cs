using System.Collections.Immutable;

namespace AdvisorWorker.Resources.Ec2;

/// <summary>An index of one Region: which VPC has active flow logs.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ByVpc">Per VPC id, the traffic types of its active flow logs.</param>
public sealed record VpcFlowLogs(string Region, IReadOnlyDictionary<string, ImmutableArray<string>> ByVpc) : Resource(Region, Region)
{
    /// <summary>The traffic types of the VPC's active flow logs.</summary>
    public ImmutableArray<string> Of(string vpcId) => ByVpc.TryGetValue(vpcId, out var types) ? types : [];
}

/// <summary>Builds the index from the Region's flow logs.</summary>
public sealed class VpcFlowLogIndex : Derivation<FlowLog, VpcFlowLogs>
{
    private readonly Dictionary<string, ImmutableArray<string>> active = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Add(FlowLog input)
    {
        // The flow log of one subnet or interface does not watch the VPC.
        if (input.Status == "ACTIVE" && input.TrafficType is { } type && input.ResourceId.StartsWith("vpc-", StringComparison.Ordinal))
        {
            active[input.ResourceId] = active.TryGetValue(input.ResourceId, out var types) ? types.Add(type) : [type];
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<VpcFlowLogs> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, active)];
}
