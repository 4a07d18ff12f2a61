using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.EC2;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>Counts the internet gateways of a Region.</summary>
public sealed class InternetGatewayCounter : ICollector<InternetGatewayCount>
{
    public ImmutableArray<string> Operations => ["ec2:DescribeInternetGateways"];

    public async IAsyncEnumerable<IReadOnlyList<InternetGatewayCount>> CollectAsync(
        CollectContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var gateways = 0;
        var pages = context.Client<AmazonEC2Client>().Paginators.DescribeInternetGateways(new() { MaxResults = 1000 }).Responses;
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            // One of another account, in a VPC that it shares, is in its quota.
            gateways += Answer.Required(page.InternetGateways).Count(gateway => gateway.OwnerId is null || gateway.OwnerId == context.Scope.Account);
        }

        yield return [new(context.Scope.Region, gateways)];
    }
}
