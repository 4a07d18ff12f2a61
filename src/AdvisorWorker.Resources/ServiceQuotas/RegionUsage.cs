using System.Collections.Immutable;
using AdvisorWorker.Resources.ServiceLimits;

namespace AdvisorWorker.Resources.ServiceQuotas;

/// <summary>What an account uses in one Region of quotas that only Service Quotas states.</summary>
/// <param name="Region">The Region.</param>
/// <param name="ServiceCode">The service in Service Quotas, such as <c>ebs</c>.</param>
/// <param name="QuotaKeys">The codes (or whole names, where AWS publishes no code) of the quotas it is held against.</param>
public abstract record RegionUsage(string Region, string ServiceCode, ImmutableArray<string> QuotaKeys) : Resource(Region, Region)
{
    /// <summary>The service's quotas in this Region. Each record type declares it by a key of its own.</summary>
    public Part<ServiceQuotaList> Quotas { get; init; }

    /// <summary>Usage and quota together.</summary>
    /// <param name="quotaKey">One of <see cref="QuotaKeys"/>.</param>
    /// <param name="used">What is in use.</param>
    protected Part<LimitUsage> Against(string quotaKey, Part<double> used) =>
        Quotas.TryRead(out var quotas, out var gap) ? LimitUsage.Of(quotas.ValueOf(quotaKey), used) : gap;
}
