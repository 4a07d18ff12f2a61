namespace AdvisorWorker.Resources.ServiceLimits;

/// <summary>What SES lets an account send in one Region.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Daily">Messages of the last 24 hours; the limit is -1 where there is none.</param>
public sealed record SesSendQuota(string Region, LimitUsage Daily) : Resource(Region, Region);
