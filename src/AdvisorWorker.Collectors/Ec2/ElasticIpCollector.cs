using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdvisorWorker.Resources.Ec2;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>All Elastic IP addresses of a Region; the operation knows no pages.</summary>
public sealed class ElasticIpCollector : ICollector<ElasticIp>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeAddresses"];

    public async IAsyncEnumerable<IReadOnlyList<ElasticIp>> CollectAsync(CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonEC2Client>().DescribeAddressesAsync(new(), cancellationToken);
        yield return [.. Answer.Required(answer.Addresses).Select(address => Read(address, context.Scope.Region))];
    }

    private static ElasticIp Read(Address address, string region)
    {
        var ip = Answer.Required(address.PublicIp);
        return new(
            Known(address.AllocationId) ?? ip,
            region,
            ip,
            address.Domain?.Value ?? "vpc",
            Known(address.InstanceId),
            Known(address.NetworkInterfaceId),
            Known(address.AssociationId)) { Tags = Ec2Tags.Read(address.Tags) };
    }

    // EC2 answers an empty element where there is no instance.
    private static string? Known(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

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
