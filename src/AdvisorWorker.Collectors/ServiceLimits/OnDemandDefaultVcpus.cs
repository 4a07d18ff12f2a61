using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.EC2;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>The default vCPUs of instances that do not state theirs; no call where all do.</summary>
public sealed class OnDemandDefaultVcpus : IPart<OnDemandVcpus>
{
    // As many types as one call may name.
    private const int TypesPerCall = 100;

    public PartKey<OnDemandVcpus> Key => OnDemandVcpus.UnstatedVcpusPart;

    public ImmutableArray<string> Operations => ["ec2:DescribeInstanceTypes"];

    public int BatchSize => 100;

    public async ValueTask<IReadOnlyList<OnDemandVcpus>> LoadAsync(IReadOnlyList<OnDemandVcpus> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var defaults = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var types in batch.SelectMany(group => group.Unstated.Keys).Chunk(TypesPerCall))
        {
            var pages = context.Client<AmazonEC2Client>().Paginators.DescribeInstanceTypes(new() { InstanceTypes = [.. types] }).Responses;
            await foreach (var page in pages.WithCancellation(cancellationToken))
            {
                foreach (var type in Answer.Required(page.InstanceTypes))
                {
                    defaults[Answer.Required(type.InstanceType?.Value)] = Answer.Required(type.VCpuInfo?.DefaultVCpus);
                }
            }
        }

        return [.. batch.Select(group => group with { UnstatedVcpus = Sum(group, defaults) })];
    }

    private static Part<double> Sum(OnDemandVcpus group, Dictionary<string, int> defaults) =>
        group.Unstated.Keys.FirstOrDefault(type => !defaults.ContainsKey(type)) is { } unknown
            ? new Gap(GapReason.Failed, "ec2:DescribeInstanceTypes", $"The answer lacks {unknown}")
            : group.Unstated.Sum(type => (double)type.Value * defaults[type.Key]);
}
