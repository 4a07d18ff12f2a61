using System.Collections.Immutable;
using AdvisorWorker.Collectors.CloudWatch;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>Read and write operations of the last 7 days.</summary>
public sealed class EbsVolumeOperations : IPart<EbsVolume>
{
    public PartKey<EbsVolume> Key => EbsVolume.OperationsPart;

    public ImmutableArray<string> Operations => ["cloudwatch:GetMetricData"];

    public int BatchSize => DailyMetrics.QueriesPerCall / 2;

    public async ValueTask<IReadOnlyList<EbsVolume>> LoadAsync(IReadOnlyList<EbsVolume> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var operations = await DailyMetrics.ReadAsync(context, 7, [.. batch.SelectMany(Queries)], cancellationToken);
        return [.. batch.Select((volume, i) => volume with { Operations = operations[2 * i].Plus(operations[(2 * i) + 1]) })];
    }

    private static IEnumerable<DailyMetric> Queries(EbsVolume volume) =>
    [
        new("AWS/EBS", "VolumeReadOps", "Sum", [new("VolumeId", volume.Id)]),
        new("AWS/EBS", "VolumeWriteOps", "Sum", [new("VolumeId", volume.Id)]),
    ];
}
