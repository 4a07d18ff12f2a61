using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>Joins VPCs with their active flow logs.</summary>
public sealed class VpcFlowLogTypes : IPart<Vpc>
{
    public PartKey<Vpc> Key => Vpc.FlowLogsPart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(VpcFlowLogs)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<Vpc>> LoadAsync(IReadOnlyList<Vpc> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var logs = context.All<VpcFlowLogs>().Single();
        return new([.. batch.Select(vpc => vpc with { FlowLogs = logs.Of(vpc.Id) })]);
    }
}
