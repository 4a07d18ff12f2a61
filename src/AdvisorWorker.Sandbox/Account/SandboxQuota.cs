using Amazon.ServiceQuotas.Model;

namespace AdvisorWorker.Sandbox;

/// <summary>A quota of Service Quotas.</summary>
/// <param name="Quota">The quota with AWS's default value.</param>
/// <param name="Applied">The value that the account was given; null where the default holds and Service Quotas lists nothing applied.</param>
public sealed record SandboxQuota(ServiceQuota Quota, double? Applied);
