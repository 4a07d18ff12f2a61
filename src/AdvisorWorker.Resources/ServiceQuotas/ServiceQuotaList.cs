using System.Collections.Immutable;

namespace AdvisorWorker.Resources.ServiceQuotas;

/// <summary>The quotas of one service in one Region.</summary>
/// <param name="ServiceCode">Such as <c>ebs</c>.</param>
/// <param name="Quotas">Each quota once.</param>
public sealed record ServiceQuotaList(string ServiceCode, ImmutableArray<ServiceQuota> Quotas)
{
    /// <summary>A quota's value; a gap where Service Quotas does not know it in this Region, since a limit that nobody states is not one that is kept.</summary>
    /// <param name="codeOrName">Its code, or its whole name where the code is not published.</param>
    public Part<double> ValueOf(string codeOrName) => Find(codeOrName) is { } quota
        ? quota.Value
        : new Gap(GapReason.NotOffered, "servicequotas:ListServiceQuotas", $"Service Quotas knows no quota {ServiceCode} {codeOrName} in this Region");

    /// <summary>The quota of this code or name.</summary>
    /// <param name="codeOrName">A code or a whole name.</param>
    public ServiceQuota? Find(string codeOrName) =>
        Quotas.FirstOrDefault(quota => quota.QuotaCode == codeOrName)
        ?? Quotas.FirstOrDefault(quota => string.Equals(quota.Name, codeOrName, StringComparison.OrdinalIgnoreCase));
}
