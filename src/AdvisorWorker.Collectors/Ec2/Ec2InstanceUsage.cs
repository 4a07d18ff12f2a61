using System.Collections.Immutable;
using AdvisorWorker.Collectors.CloudWatch;
using AdvisorWorker.Resources.Ec2;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>CPU utilization of the last 14 days.</summary>
public sealed class Ec2InstanceCpu : IPart<Ec2Instance>
{
    public PartKey<Ec2Instance> Key => Ec2Instance.CpuPart;

    public ImmutableArray<string> Operations => ["cloudwatch:GetMetricData"];

    public int BatchSize => DailyMetrics.QueriesPerCall;

    public async ValueTask<IReadOnlyList<Ec2Instance>> LoadAsync(IReadOnlyList<Ec2Instance> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var cpu = await DailyMetrics.ReadAsync(context, 14, [.. batch.Select(Query)], cancellationToken);
        return [.. batch.Select((instance, i) => instance with { Cpu = cpu[i] })];
    }

    private static DailyMetric Query(Ec2Instance instance) => new("AWS/EC2", "CPUUtilization", "Average", [new("InstanceId", instance.Id)]);
}

/// <summary>Network traffic of the last 14 days, both directions.</summary>
public sealed class Ec2InstanceNetwork : IPart<Ec2Instance>
{
    public PartKey<Ec2Instance> Key => Ec2Instance.NetworkBytesPart;

    public ImmutableArray<string> Operations => ["cloudwatch:GetMetricData"];

    public int BatchSize => DailyMetrics.QueriesPerCall / 2;

    public async ValueTask<IReadOnlyList<Ec2Instance>> LoadAsync(IReadOnlyList<Ec2Instance> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var bytes = await DailyMetrics.ReadAsync(context, 14, [.. batch.SelectMany(Queries)], cancellationToken);
        return [.. batch.Select((instance, i) => instance with { NetworkBytes = bytes[2 * i].Plus(bytes[(2 * i) + 1]) })];
    }

    private static IEnumerable<DailyMetric> Queries(Ec2Instance instance) =>
    [
        new("AWS/EC2", "NetworkIn", "Sum", [new("InstanceId", instance.Id)]),
        new("AWS/EC2", "NetworkOut", "Sum", [new("InstanceId", instance.Id)]),
    ];
}
