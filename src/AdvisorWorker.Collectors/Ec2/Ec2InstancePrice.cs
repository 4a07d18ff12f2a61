using System.Collections.Immutable;
using AdvisorWorker.Collectors.Pricing;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>The On-Demand price of an instance's type and platform in its Region.</summary>
public sealed class Ec2InstancePrice : IPart<Ec2Instance>
{
    public PartKey<Ec2Instance> Key => Ec2Instance.HourlyPricePart;

    public ImmutableArray<string> Operations => PriceList.Operations;

    public async ValueTask<IReadOnlyList<Ec2Instance>> LoadAsync(IReadOnlyList<Ec2Instance> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var instance = batch.Single();
        if (InstancePlatform.Attributes(instance.Platform) is not { } platform)
        {
            return [instance with { HourlyPrice = Part<Money?>.Of(null) }];
        }

        var price = await PriceList.UnitPriceAsync(
            context,
            "AmazonEC2",
            [
                new("regionCode", instance.Region),
                new("instanceType", instance.Type),
                new("tenancy", instance.Tenancy switch { "dedicated" => "Dedicated", "host" => "Host", _ => "Shared" }),
                new("capacitystatus", "Used"),
                .. platform,
            ],
            cancellationToken);
        return [instance with { HourlyPrice = price }];
    }
}
