using System.Collections.Immutable;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>Joins addresses with the instances they are associated with.</summary>
public sealed class ElasticIpInstanceState : IPart<ElasticIp>
{
    public PartKey<ElasticIp> Key => ElasticIp.InstanceStatePart;

    public ImmutableArray<string> Operations => [];

    public ImmutableArray<Type> Inputs => [typeof(Ec2Instances)];

    public int BatchSize => 1000;

    public ValueTask<IReadOnlyList<ElasticIp>> LoadAsync(IReadOnlyList<ElasticIp> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var instances = context.All<Ec2Instances>().Single();
        return new([.. batch.Select(address => address with { InstanceState = State(address, instances) })]);
    }

    private static Part<string?> State(ElasticIp address, Ec2Instances instances) =>
        address.InstanceId is not { } id ? Part<string?>.Of(null)
        : instances.Of(id) is { } instance ? Part<string?>.Of(instance.State)
        : Ec2Instances.Lacks(id);
}
