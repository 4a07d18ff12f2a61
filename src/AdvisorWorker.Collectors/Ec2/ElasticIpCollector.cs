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
