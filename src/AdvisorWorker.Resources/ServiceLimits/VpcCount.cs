using AdvisorWorker.Resources.Ec2;
using AdvisorWorker.Resources.ServiceQuotas;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>How many VPCs the account owns in one Region.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Vpcs">The VPCs, those left out that other accounts share.</param>
public sealed record VpcCount(string Region, Part<double> Vpcs) : RegionUsage(Region, "vpc", [Quota])
{
    private const string Quota = "L-F678F1CE";

    /// <summary>Declares the quotas.</summary>
    public static PartKey<VpcCount> QuotasPart { get; } = new(nameof(Quotas), (count, gap) => count with { Quotas = gap });

    /// <summary>VPCs per Region.</summary>
    public Part<LimitUsage> Usage => Against(Quota, Vpcs);
}

/// <summary>Counts VPCs.</summary>
public sealed class VpcCounter : Derivation<Vpc, VpcCount>
{
    private int own;

    /// <inheritdoc/>
    public override void Add(Vpc input) => own += input.IsOwn ? 1 : 0;

    /// <inheritdoc/>
    public override IEnumerable<VpcCount> Finish(AwsScope scope, Gap? gap) => [new(scope.Region, gap is null ? own : gap)];
}
