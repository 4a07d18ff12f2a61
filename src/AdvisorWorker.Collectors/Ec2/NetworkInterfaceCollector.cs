using System.Collections.Immutable;
using Amazon.EC2;
using NetworkInterface = AdvisorWorker.Resources.Ec2.NetworkInterface;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>All network interfaces of a Region.</summary>
public sealed class NetworkInterfaceCollector : ICollector<NetworkInterface>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeNetworkInterfaces"];

    public IAsyncEnumerable<IReadOnlyList<NetworkInterface>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonEC2Client>().Paginators.DescribeNetworkInterfaces(new() { MaxResults = 1000 }).Responses
            .Select(IReadOnlyList<NetworkInterface> (page) => [.. Answer.Required(page.NetworkInterfaces).Select(found => Read(found, context.Scope.Region))]);

    private static NetworkInterface Read(Amazon.EC2.Model.NetworkInterface found, string region) => new(
        Answer.Required(found.NetworkInterfaceId),
        region,
        found.Attachment?.InstanceId,
        found.Description,
        [.. (found.Groups ?? []).Select(group => Answer.Required(group.GroupId))]) { Tags = Ec2Tags.Read(found.TagSet) };
}
