using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;
using AdvisorWorker.Resources.ServiceQuotas;

namespace AdvisorWorker.Collectors.ServiceQuotas;

/// <summary>Joins what a Region uses with the quotas of its service.</summary>
/// <param name="key">The record type's key of its quotas.</param>
/// <param name="join">A copy of the record with the quotas.</param>
/// <typeparam name="T">The record type.</typeparam>
public abstract class QuotasPart<T>(PartKey<T> key, Func<T, ServiceQuotaList, T> join) : IPart<T>
    where T : RegionUsage
{
    public PartKey<T> Key => key;

    public ImmutableArray<string> Operations => QuotaLists.Operations;

    public int BatchSize => 100;

    public async ValueTask<IReadOnlyList<T>> LoadAsync(IReadOnlyList<T> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var quotas = await QuotaLists.ReadAsync(context, batch[0].ServiceCode, batch.SelectMany(usage => usage.QuotaKeys), cancellationToken);
        return [.. batch.Select(usage => join(usage, quotas))];
    }
}

/// <summary>Quotas of EBS for volumes.</summary>
public sealed class EbsVolumeQuotas() : QuotasPart<EbsVolumeTotals>(EbsVolumeTotals.QuotasPart, (totals, quotas) => totals with { Quotas = quotas });

/// <summary>Quotas of EBS for snapshots.</summary>
public sealed class EbsSnapshotQuotas() : QuotasPart<EbsSnapshotCount>(EbsSnapshotCount.QuotasPart, (count, quotas) => count with { Quotas = quotas });

/// <summary>Quotas of EC2 for running On-Demand Instances.</summary>
public sealed class OnDemandVcpuQuotas() : QuotasPart<OnDemandVcpus>(OnDemandVcpus.QuotasPart, (vcpus, quotas) => vcpus with { Quotas = quotas });

/// <summary>Quotas of VPC for VPCs.</summary>
public sealed class VpcQuotas() : QuotasPart<VpcCount>(VpcCount.QuotasPart, (count, quotas) => count with { Quotas = quotas });

/// <summary>Quotas of VPC for internet gateways.</summary>
public sealed class InternetGatewayQuotas() : QuotasPart<InternetGatewayCount>(InternetGatewayCount.QuotasPart, (count, quotas) => count with { Quotas = quotas });
