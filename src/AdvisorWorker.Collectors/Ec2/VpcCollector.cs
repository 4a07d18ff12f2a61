using System.Collections.Immutable;
using Amazon.EC2;
using Vpc = AdvisorWorker.Resources.Ec2.Vpc;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>All VPCs of a Region, those that other accounts share included.</summary>
public sealed class VpcCollector : ICollector<Vpc>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeVpcs"];

    public IAsyncEnumerable<IReadOnlyList<Vpc>> CollectAsync(CollectContext context, CancellationToken cancellationToken) =>
        context.Client<AmazonEC2Client>().Paginators.DescribeVpcs(new() { MaxResults = 1000 }).Responses
            .Select(IReadOnlyList<Vpc> (page) => [.. Answer.Required(page.Vpcs).Select(found => Read(found, context.Scope))]);

    private static Vpc Read(Amazon.EC2.Model.Vpc found, AwsScope scope) => new(
        Answer.Required(found.VpcId),
        scope.Region,
        found.IsDefault == true,
        found.OwnerId is null || found.OwnerId == scope.Account) { Tags = Ec2Tags.Read(found.Tags) };
}
