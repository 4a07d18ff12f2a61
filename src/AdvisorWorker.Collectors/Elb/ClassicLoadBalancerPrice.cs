using System.Collections.Immutable;
using AdvisorWorker.Collectors.Pricing;
using AdvisorWorker.Resources.Elb;

namespace AdvisorWorker.Collectors.Elb;

/// <summary>The On-Demand price of an hour of a Classic Load Balancer, without the data it processes.</summary>
public sealed class ClassicLoadBalancerPrice : IPart<ClassicLoadBalancer>
{
    public PartKey<ClassicLoadBalancer> Key => ClassicLoadBalancer.HourlyPricePart;

    public ImmutableArray<string> Operations => PriceList.Operations;

    public async ValueTask<IReadOnlyList<ClassicLoadBalancer>> LoadAsync(
        IReadOnlyList<ClassicLoadBalancer> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var balancer = batch.Single();
        var price = await PriceList.UnitPriceAsync(
            context,
            "AWSELB",
            [
                new("regionCode", balancer.Region),
                new("productFamily", "Load Balancer"),
                new("operation", "LoadBalancing"),
                new("groupDescription", "LoadBalancer hourly usage by Classic Load Balancer"),
            ],
            cancellationToken);
        return [balancer with { HourlyPrice = price }];
    }
}
