namespace AdvisorWorker.Resources.ServiceQuotas;

/// <summary>One quota as Service Quotas states it for an account in one Region.</summary>
/// <param name="ServiceCode">Such as <c>ebs</c>.</param>
/// <param name="QuotaCode">Such as <c>L-D18FCD1D</c>.</param>
/// <param name="Name">Such as <c>Snapshots per Region</c>.</param>
/// <param name="Value">The value that holds for the account: the applied one, else AWS's default; a gap where Service Quotas could not get it from the service.</param>
public sealed record ServiceQuota(string ServiceCode, string QuotaCode, string Name, Part<double> Value);
