using AdvisorWorker.Resources.ServiceQuotas;

namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>How many internet gateways the account owns in one Region, attached or not.</summary>
/// <param name="Region">The Region.</param>
/// <param name="InternetGateways">The gateways.</param>
public sealed record InternetGatewayCount(string Region, Part<double> InternetGateways) : RegionUsage(Region, "vpc", [Quota])
{
    private const string Quota = "L-A4707A72";

    /// <summary>Declares the quotas.</summary>
    public static PartKey<InternetGatewayCount> QuotasPart { get; } = new(nameof(Quotas), (count, gap) => count with { Quotas = gap });

    /// <summary>Internet gateways per Region.</summary>
    public Part<LimitUsage> Usage => Against(Quota, InternetGateways);
}
