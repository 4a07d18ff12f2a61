using System.Collections.Immutable;
using AdvisorWorker.Collectors.Pricing;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>The price of a volume's storage for a month: size times the GiB-month of its type in its Region.</summary>
public sealed class EbsVolumeCost : IPart<EbsVolume>
{
    public PartKey<EbsVolume> Key => EbsVolume.MonthlyCostPart;

    public ImmutableArray<string> Operations => PriceList.Operations;

    public async ValueTask<IReadOnlyList<EbsVolume>> LoadAsync(IReadOnlyList<EbsVolume> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var volume = batch.Single();
        var price = await PriceList.UnitPriceAsync(
            context,
            "AmazonEC2",
            [new("productFamily", "Storage"), new("regionCode", volume.Region), new("volumeApiName", volume.Type)],
            cancellationToken);
        Money? cost = price is { } gib ? gib with { Amount = decimal.Round(gib.Amount * volume.SizeGib, 2) } : null;
        return [volume with { MonthlyCost = cost }];
    }
}
